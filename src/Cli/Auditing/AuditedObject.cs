using PyOps.Rules.Checks;

namespace PyOps.Cli.Auditing;

/// <summary>A workload, or a pod of nobody's.</summary>
/// <param name="kind">Its kind.</param>
/// <param name="ns">Its namespace.</param>
/// <param name="name">Its name.</param>
internal sealed class AuditedObject(string kind, string ns, string name)
{
    private readonly HashSet<(string Rule, string? Container, string Problem)> reported = [];

    public string Kind { get; } = kind;

    public string Namespace { get; } = ns;

    public string Name { get; } = name;

    /// <summary>Whether a finding is new for this object: its template and all its pods report one alike once.</summary>
    public bool IsNew(Finding finding) => reported.Add((finding.Rule.Id, finding.Container?.Name, finding.Problem));
}
