using k8s.Models;
using PyOps.Operator.Services.State;

namespace PyOps.Operator.Services.Status;

/// <summary>The verdict on a service whose next revision waits for its migration.</summary>
internal static class MigrationVerdict
{
    /// <summary>What is told of it, what it waits for, and what runs meanwhile.</summary>
    /// <param name="told">What the condition of migrations says.</param>
    /// <param name="convergence">How far the reconcile came.</param>
    /// <param name="seen">What the stores held.</param>
    /// <param name="pods">The verdict on what runs meanwhile.</param>
    public static Verdict Of(V1Condition told, Convergence convergence, Observation seen, Verdict pods)
    {
        var isOver = convergence.Migration.Phase is MigrationPhase.Failed or MigrationPhase.TimedOut;
        var waits = MigrationPods.Problem(convergence, seen) is { } problem ? $"; {problem.Message}" : "";
        return new(
            isOver ? VerdictState.Stalled : VerdictState.Reconciling, told.Reason,
            $"{told.Message}{waits}; {Meanwhile(convergence.Revision?.Current, pods)}");
    }

    private static string Meanwhile(string? current, Verdict pods) => current switch
    {
        null => "nothing runs before it has ended well",
        _ when pods.State == VerdictState.Ready => $"revision {current} runs meanwhile",
        _ => $"revision {current} runs meanwhile: {pods.Message}",
    };
}
