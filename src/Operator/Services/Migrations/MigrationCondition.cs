using k8s.Models;
using PyOps.Crds;
using PyOps.Crds.Completed;
using PyOps.Operator.Services.Revisions;
using PyOps.Operator.Services.State;
using PyOps.Operator.Services.Status;
using PyOps.Operator.Wording;

namespace PyOps.Operator.Services.Migrations;

/// <summary>Says where the migration of a service stands: condition Migrated. The same as long as nothing happens.</summary>
internal static class MigrationCondition
{
    private const int Longest = 1_500;

    /// <summary>The condition; null for a service that has nothing to do with migrations.</summary>
    public static V1Condition? Of(MigrationState state, CompletedService service, RevisionPlan plan, Observation seen) => state.Phase switch
    {
        MigrationPhase.None => null,
        MigrationPhase.Done or MigrationPhase.Succeeded =>
            Condition("True", Reasons.MigrationSucceeded, "spec.migration.command has run for this image"),
        MigrationPhase.Waits => Condition(
            "Unknown", Reasons.MigrationWaits, "spec.migration.command has not run for what runs: it runs before the next revision does"),
        MigrationPhase.Starts =>
            Condition("Unknown", Reasons.MigrationWaits, $"the migration for revision {plan.Choice.Name} has not begun"),
        MigrationPhase.Lost => Condition(
            "Unknown", Reasons.MigrationLost,
            $"somebody deleted the Job of the migration for revision {plan.Choice.Name} before it had ended: it is run again"),
        MigrationPhase.Runs when state.IsOwn => Condition("False", Reasons.MigrationRunning, Running(state, plan)),
        MigrationPhase.Runs => Condition("Unknown", Reasons.MigrationWaits, Running(state, plan)),
        MigrationPhase.TimedOut => Failed(
            Reasons.MigrationTimedOut, state, plan,
            $"did not end within {service.Migration!.TimeoutSeconds} s and was stopped", "; or set spec.migration.timeoutSeconds to more"),
        _ => Failed(Reasons.MigrationFailed, state, plan, MigrationEnds.Of(state.Job!, seen.MigrationPods), ""),
    };

    private static string Running(MigrationState state, RevisionPlan plan) => state switch
    {
        { Pod: { } pod } =>
            $"pod {pod.Metadata.Name} of an earlier migration has not ended yet; it is waited for, as two must not run at a time",
        { IsOwn: true } =>
            $"the migration for revision {plan.Choice.Name} runs in Job {state.Job!.Metadata.Name}",
        _ => $"the migration for revision {MigrationJob.Revision(state.Job!)}, which is not wanted any more, still runs in Job "
            + $"{state.Job!.Metadata.Name}; it is waited for",
    };

    private static V1Condition Failed(string reason, MigrationState state, RevisionPlan plan, string how, string more)
    {
        var job = state.Job!.Metadata;
        return Condition(
            "False", reason,
            $"the migration for revision {plan.Choice.Name} (Job {job.Name}) {how}; repair the cause, and have it run again: "
                + $"kubectl delete job {job.Name} -n {job.NamespaceProperty}; or change the spec{more}");
    }

    private static V1Condition Condition(string status, string reason, string message) => new()
    {
        Type = ConditionTypes.Migrated,
        Status = status,
        Reason = reason,
        Message = Text.Bounded(message, Longest),
    };
}
