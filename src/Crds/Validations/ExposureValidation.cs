using PyOps.Crds.Markers;
using PyOps.Rules.Checks;

namespace PyOps.Crds.Validations;

/// <summary>Who reaches the pods, and where: ingress, networkPolicy, monitoring.</summary>
internal static class ExposureValidation
{
    public static IEnumerable<FieldError> Check(PythonServiceSpec spec) =>
    [
        .. Text(spec.Ingress?.Host, Patterns.IngressHost, "spec.ingress.host", Fixes.IngressHost),
        .. Text(spec.Ingress?.Path, Patterns.IngressPath, "spec.ingress.path", Fixes.IngressPath),
        .. Text(spec.Monitoring?.Path, Patterns.HttpPath, "spec.monitoring.path", Fixes.HttpPath),
        .. PeerValidation.Check(spec.NetworkPolicy?.AllowFrom),
    ];

    private static IEnumerable<FieldError> Text(string? text, string pattern, string field, string fix)
    {
        if (text is not null && !Patterns.Matches(text, pattern))
            yield return new(field, $"{Show.Quoted(text)}: {fix}");
    }
}
