namespace PyOps.Rules.Checks;

/// <summary>What a policy can set about the rules themselves.</summary>
public sealed record Parameters
{
    /// <summary>What holds when nothing is set.</summary>
    public static readonly Parameters Default = new();

    /// <summary>Lowest port that <c>low-ports</c> lets pass, 1 to 65535.</summary>
    public int MinPort { get; init; } = 1024;

    /// <summary>Capabilities that may be added, such as NET_BIND_SERVICE.</summary>
    public IReadOnlyList<string> AllowedCapabilities { get; init; } = [];

    /// <summary>
    /// Whether <c>drop-capabilities</c>, <c>seccomp</c> and <c>proc-mount</c> ask only what the baseline standard does.
    /// </summary>
    public bool Baseline { get; init; }
}
