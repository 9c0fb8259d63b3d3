using PyOps.Rules.Checks;
using PyOps.Rules.Policies;

namespace PyOps.Cli.Auditing;

/// <summary>What an audit is to look at, and how.</summary>
internal sealed record AuditOptions
{
    /// <summary>The only namespace to look at; null for all but the system's.</summary>
    public string? Namespace { get; init; }

    /// <summary>The mode to judge every namespace by; null for each one's own.</summary>
    public Effect? AsMode { get; init; }

    /// <summary>The mode of a namespace without a label.</summary>
    public Effect DefaultMode { get; init; } = Effect.Warn;

    /// <summary>The policy; null for the cluster's.</summary>
    public Policy? Policy { get; init; }
}
