namespace PyOps.Rules.Policies;

/// <summary>
/// How much a RuntimePolicy may hold. An API server estimates what the rules of a schema may cost from these bounds, and refuses a
/// definition above its budget; a test holds each rule below half of it.
/// </summary>
public static class PolicyLimits
{
    /// <summary>Most rules in a list or map of rules.</summary>
    public const int Rules = 64;

    /// <summary>Most exemptions.</summary>
    public const int Exemptions = 100;

    /// <summary>Most patterns in a list of an exemption.</summary>
    public const int Patterns = 32;

    /// <summary>Most characters of such a pattern.</summary>
    public const int Pattern = 256;

    /// <summary>Most characters of an exemption's name.</summary>
    public const int Name = 63;

    /// <summary>Most characters of an exemption's reason.</summary>
    public const int Reason = 1000;

    /// <summary>Most capabilities.</summary>
    public const int Capabilities = 64;

    /// <summary>Most characters of a capability, and of the id of a rule.</summary>
    public const int Word = 64;
}
