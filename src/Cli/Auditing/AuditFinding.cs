using PyOps.Rules.Checks;

namespace PyOps.Cli.Auditing;

/// <summary>Something in a cluster that breaks a rule.</summary>
/// <param name="Object">The object that somebody would mend: the workload of a pod, if it has one.</param>
/// <param name="Mode">The mode of its namespace.</param>
/// <param name="Finding">The finding.</param>
/// <param name="Action">What the rule does.</param>
/// <param name="Pod">The pod that it was found in, where the workload's template has no such finding; else null.</param>
internal sealed record AuditFinding(AuditedObject Object, Effect Mode, Finding Finding, Effect Action, string? Pod)
{
    /// <summary>What it would do to a pod that is created now.</summary>
    public Effect Effect => Action < Mode ? Action : Mode;
}
