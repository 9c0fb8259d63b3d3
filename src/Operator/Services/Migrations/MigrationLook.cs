using k8s.Models;
using PyOps.Crds;
using PyOps.Crds.Completed;
using PyOps.Crds.Desired;
using PyOps.Operator.Services.Revisions;
using PyOps.Operator.Services.State;
using PyOps.Operator.Services.Status;

namespace PyOps.Operator.Services.Migrations;

/// <summary>Tells where the migration of a service stands: a ladder, of which the first rung that applies counts. Pure.</summary>
internal static class MigrationLook
{
    /// <summary>Who deletes Jobs that run as soon as he sees them shall not have one made after the other.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Where it stands.</summary>
    /// <param name="service">The completed service.</param>
    /// <param name="plan">What shall run.</param>
    /// <param name="seen">The Jobs, their pods, and what status said last.</param>
    /// <param name="now">The time.</param>
    public static MigrationState At(CompletedService service, RevisionPlan plan, Observation seen, DateTimeOffset now)
    {
        var state = Of(service, plan, seen, now);
        return state with
        {
            HoldsBack = plan.IsChange && state.Phase is
                MigrationPhase.Starts or MigrationPhase.Runs or MigrationPhase.Lost or MigrationPhase.Failed or MigrationPhase.TimedOut,
        };
    }

    private static MigrationState Of(CompletedService service, RevisionPlan plan, Observation seen, DateTimeOffset now)
    {
        // Whatever it is for: two at a time would be one too many, and none is stopped halfway.
        if (seen.MigrationJobs.FirstOrDefault(job => !MigrationJob.HasEnded(job)) is { } running)
            return new(MigrationPhase.Runs, running) { IsOwn = plan.IsChange && MigrationJob.Revision(running) == plan.Choice.Name };
        var isNeeded = MigrationNeed.Of(plan, service.Migration);
        if (isNeeded && Ended(service, plan.Choice.Name, seen) is { } ended)
            return ended;
        if (seen.MigrationPods.FirstOrDefault(MayWork) is { } left)
            return new(MigrationPhase.Runs, Pod: left) { IsOwn = isNeeded && Ran(plan.Choice.Name, seen.Resource.Status) };
        if (isNeeded)
            return new(IsLost(plan.Choice.Name, seen.Resource.Status, now) ? MigrationPhase.Lost : MigrationPhase.Starts);
        return new(service.Migration is not { } migration ? MigrationPhase.None
            : plan.IsChange || plan.Choice.Current?.Migrated == MigrationJobBuilder.Mark(migration.Command) ? MigrationPhase.Done
            : MigrationPhase.Waits);
    }

    // One that succeeded counts whatever time it was given; one that failed, only if it would be the same again.
    private static MigrationState? Ended(CompletedService service, string revision, Observation seen)
    {
        var mark = MigrationJobBuilder.Mark(service.Migration!.Command);
        List<V1Job> same = [.. seen.MigrationJobs.Where(job => MigrationJob.Revision(job) == revision && MigrationJob.Mark(job) == mark)];
        if (same.Find(MigrationJob.HasSucceeded) is { } done)
            return new(MigrationPhase.Succeeded, done);
        var name = MigrationJobBuilder.Name(service, revision);
        if (same.Find(job => job.Metadata.Name == name) is not { } failed)
            return null;
        // One watch may be ahead of the other: how its pod ended is told in a moment.
        return MigrationPods.Of(failed, seen.MigrationPods) is { Metadata.DeletionTimestamp: null } pod && MayWork(pod)
            ? new(MigrationPhase.Runs, failed) { IsOwn = true }
            : new(MigrationJob.Result(failed), failed);
    }

    // One that is deleted before it has begun never does.
    private static bool MayWork(V1Pod pod) => pod.Status?.Phase switch
    {
        "Succeeded" or "Failed" => false,
        "Pending" => pod.Metadata.DeletionTimestamp is null,
        _ => true,
    };

    private static bool IsLost(string revision, PythonServiceStatus? before, DateTimeOffset now) => Ran(revision, before)
        || (Told(before) is { Reason: Reasons.MigrationLost } lost && now.UtcDateTime - lost.LastTransitionTime < Patience);

    // By what was told last, which outlives this process.
    private static bool Ran(string revision, PythonServiceStatus? before) =>
        Told(before)?.Reason == Reasons.MigrationRunning && before?.Revision?.Pending == revision;

    private static V1Condition? Told(PythonServiceStatus? before) =>
        before?.Conditions?.FirstOrDefault(condition => condition.Type == ConditionTypes.Migrated);
}
