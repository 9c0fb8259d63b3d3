namespace PyOps.Crds;

/// <summary>Types of a PythonService's conditions. Ready, Reconciling and Stalled mean what kstatus says.</summary>
public static class ConditionTypes
{
    /// <summary>The spec is valid.</summary>
    public const string Accepted = "Accepted";

    /// <summary>Enough pods serve, although a rollout may be under way.</summary>
    public const string Available = "Available";

    /// <summary>A child is missing because the cluster does not serve its API. There only then; it does not touch Ready.</summary>
    public const string ChildrenSkipped = "ChildrenSkipped";

    /// <summary>The command of spec.migration has run for what runs. There only with a migration.</summary>
    public const string Migrated = "Migrated";

    /// <summary>What the spec asks for runs.</summary>
    public const string Ready = "Ready";

    /// <summary>The operator or the cluster is still at work.</summary>
    public const string Reconciling = "Reconciling";

    /// <summary>Another manager owns fields of the pod template. Only there while it holds.</summary>
    public const string Drifted = "Drifted";

    /// <summary>The operator would render another pod template today than the one that runs. Only there while it holds.</summary>
    public const string RefreshAvailable = "RefreshAvailable";

    /// <summary>Nothing will change until a person does something.</summary>
    public const string Stalled = "Stalled";

    /// <summary>All of them, in the order in which status has them.</summary>
    public static IReadOnlyList<string> InOrder { get; } =
        [Ready, Reconciling, Stalled, Accepted, Migrated, Available, RefreshAvailable, Drifted, ChildrenSkipped];
}
