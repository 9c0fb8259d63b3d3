using PyOps.Crds.Schema;

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
        .. Items.Of(spec.ImagePullSecrets, "spec.imagePullSecrets").SelectMany(entry => Secret(entry.Item.Name, $"{entry.Path}.name")),
    ];

    private static IEnumerable<FieldError> Secret(string? name, string field) =>
        name is "" ? [new(field, "is empty: name a Secret")] : Name(name, field, "a Secret");

    private static IEnumerable<FieldError> Name(string? name, string field, string what)
    {
        if (!string.IsNullOrEmpty(name) && !Patterns.Matches(name, Patterns.DnsSubdomain))
            yield return new(field, $"{Show.Value(name)}: name {what}: lower-case letters, digits, '-' and '.'");
    }
}
