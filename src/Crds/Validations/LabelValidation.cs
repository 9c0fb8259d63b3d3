using PyOps.Crds.Markers;
using PyOps.Rules.Checks;

namespace PyOps.Crds.Validations;

/// <summary>Labels and annotations have keys that Kubernetes takes and that are not ours.</summary>
internal static class LabelValidation
{
    private const int MaxPrefixLength = 253;

    private const string KeyForm =
        "a key is a name of at most 63 letters, digits, '-', '_' and '.', with an optional DNS prefix and a slash before it";

    public static IEnumerable<FieldError> Check(PythonServiceSpec spec) =>
    [
        .. Keys(spec.PodLabels, "spec.podLabels", "labels"),
        .. Values(spec.PodLabels, "spec.podLabels"),
        .. Keys(spec.PodAnnotations, "spec.podAnnotations", "annotations"),
        .. Keys(spec.Service?.Annotations, "spec.service.annotations", "annotations"),
        .. Keys(spec.Ingress?.Annotations, "spec.ingress.annotations", "annotations"),
        .. Keys(spec.Scheduling?.NodeSelector, "spec.scheduling.nodeSelector", ofOthers: null),
        .. Values(spec.Scheduling?.NodeSelector, "spec.scheduling.nodeSelector"),
    ];

    /// <param name="map">The labels or annotations.</param>
    /// <param name="path">Their path.</param>
    /// <param name="ofOthers">What they are called where ours are reserved; null where a user may name ours.</param>
    private static IEnumerable<FieldError> Keys(IDictionary<string, string>? map, string path, string? ofOthers)
    {
        foreach (var (field, key, _) in Items.Of(map, path))
        {
            if (ofOthers is not null && key.StartsWith(ApiNames.Group + "/", StringComparison.Ordinal))
                yield return new(field, $"{Show.Quoted(key)}: {ofOthers} of pyops.dev/ are reserved: remove them");
            else if (!IsKey(key))
                yield return new(field, $"{Show.Quoted(key)}: {KeyForm}");
        }
    }

    private static IEnumerable<FieldError> Values(IDictionary<string, string>? map, string path) =>
        from entry in Items.Of(map, path)
        where !Patterns.Matches(entry.Value, Patterns.LabelValue)
        select new FieldError(entry.Path, $"{Show.Quoted(entry.Value)}: {Fixes.LabelValue}");

    private static bool IsKey(string key) => key.Split('/') switch
    {
        [var name] => Patterns.Matches(name, Patterns.KeyName),
        [{ Length: <= MaxPrefixLength } prefix, var name] =>
            Patterns.Matches(prefix, Patterns.DnsSubdomain) && Patterns.Matches(name, Patterns.KeyName),
        _ => false,
    };
}
