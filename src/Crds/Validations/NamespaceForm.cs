using PyOps.Crds.Markers;

namespace PyOps.Crds.Validations;

/// <summary>What Kubernetes takes for the name of a namespace.</summary>
internal static class NamespaceForm
{
    public const string Fix = "name a namespace: lower-case letters, digits and '-'";

    private const int MaxLength = 63;

    public static bool IsName(string name) => name.Length <= MaxLength && Patterns.Matches(name, Patterns.DnsLabel);
}
