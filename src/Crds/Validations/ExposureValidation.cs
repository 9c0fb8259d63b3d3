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
        .. Items.Of(spec.NetworkPolicy?.AllowFrom, "spec.networkPolicy.allowFrom")
            .Where(peer => peer.Item.IpBlock is null == (peer.Item.PodSelector ?? peer.Item.NamespaceSelector) is null)
            .Select(peer => new FieldError(peer.Path, Fixes.NetworkPeer)),
    ];

    private static IEnumerable<FieldError> Text(string? text, string pattern, string field, string fix)
    {
        if (text is not null && !Patterns.Matches(text, pattern))
            yield return new(field, $"{Show.Quoted(text)}: {fix}");
    }
}
