using k8s.Models;

namespace PyOps.Operator.Services.State;

/// <summary>Where the migration of a service stands, and by what that is known.</summary>
/// <param name="Phase">Where it stands.</param>
/// <param name="Job">The Job that tells it; null when none does.</param>
/// <param name="Pod">A pod that still runs although its Job does not, or is gone; null when there is none.</param>
internal sealed record MigrationState(MigrationPhase Phase, V1Job? Job = null, V1Pod? Pod = null)
{
    /// <summary>The state of a service without migrations.</summary>
    public static MigrationState None { get; } = new(MigrationPhase.None);

    /// <summary>Whether what runs is for the revision that shall run, and not for an earlier one.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Whether another revision than the current one shall run, and may not yet.</summary>
    public bool HoldsBack { get; init; }
}
