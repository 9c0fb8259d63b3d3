using PyOps.Crds.Markers;
using PyOps.Rules.Checks;

namespace PyOps.Crds.Validations;

/// <summary>Labels and annotations have keys that Kubernetes takes and that are not ours.</summary>
internal static class LabelValidation
{
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
            else if (!LabelForm.IsKey(key))
                yield return new(field, $"{Show.Quoted(key)}: {LabelForm.Key}");
        }
    }

    private static IEnumerable<FieldError> Values(IDictionary<string, string>? map, string path) =>
        from entry in Items.Of(map, path)
        where !Patterns.Matches(entry.Value, Patterns.LabelValue)
        select new FieldError(entry.Path, $"{Show.Quoted(entry.Value)}: {Fixes.LabelValue}");
}
