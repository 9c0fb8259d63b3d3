using PyOps.Crds.Markers;
using PyOps.Rules.Checks;

namespace PyOps.Crds.Validations;

/// <summary>Names of other objects are names.</summary>
internal static class ReferenceValidation
{
    private const int MaxLength = 253;

    public static IEnumerable<FieldError> Check(PythonServiceSpec spec) =>
    [
        .. Name(spec.ServiceAccountName, "spec.serviceAccountName", "a ServiceAccount"),
        .. Name(spec.Scheduling?.PriorityClassName, "spec.scheduling.priorityClassName", "a PriorityClass"),
        .. Name(spec.Ingress?.ClassName, "spec.ingress.className", "an IngressClass"),
        .. Name(spec.Ingress?.TlsSecret, "spec.ingress.tlsSecret", "a Secret"),
        .. Items.Of(spec.ImagePullSecrets, "spec.imagePullSecrets")
            .SelectMany(entry => Name(entry.Item.Name, $"{entry.Path}.name", "a Secret", isRequired: true)),
    ];

    /// <summary>The error of a name that no object can have.</summary>
    /// <param name="name">The name; null is nothing to judge.</param>
    /// <param name="field">Its path.</param>
    /// <param name="what">What it names, with its article.</param>
    /// <param name="isRequired">Whether an empty name is an error too.</param>
    public static IEnumerable<FieldError> Name(string? name, string field, string what, bool isRequired = false)
    {
        if (name is null || (name.Length == 0 && !isRequired))
            yield break;
        if (name.Length > MaxLength)
            yield return new(field, $"has {name.Length} characters: at most {MaxLength} are allowed");
        else if (!Patterns.Matches(name, Patterns.DnsSubdomain))
            yield return new(field, $"{Show.Quoted(name)}: name {what}: lower-case letters, digits, '-' and '.'");
    }
}
