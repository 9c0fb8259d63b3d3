using PyOps.Crds.Markers;
using PyOps.Rules.Checks;

namespace PyOps.Crds.Validations;

/// <summary>Names of other objects are names.</summary>
internal static class ReferenceValidation
{
    public static IEnumerable<FieldError> Check(PythonServiceSpec spec) =>
    [
        .. Name(spec.ServiceAccountName, "spec.serviceAccountName", "a ServiceAccount"),
        .. Name(spec.Scheduling?.PriorityClassName, "spec.scheduling.priorityClassName", "a PriorityClass"),
        .. Name(spec.Ingress?.ClassName, "spec.ingress.className", "an IngressClass"),
        .. Name(spec.Ingress?.TlsSecret, "spec.ingress.tlsSecret", "a Secret"),
        .. Items.Of(spec.ImagePullSecrets, "spec.imagePullSecrets")
            .SelectMany(entry => Name(entry.Item.Name, $"{entry.Path}.name", "a Secret", isRequired: true)),
    ];

    private static IEnumerable<FieldError> Name(string? name, string field, string what, bool isRequired = false)
    {
        if (name is not null && (name.Length > 0 || isRequired) && !Patterns.Matches(name, Patterns.DnsSubdomain))
            yield return new(field, $"{Show.Quoted(name)}: name {what}: lower-case letters, digits, '-' and '.'");
    }
}
