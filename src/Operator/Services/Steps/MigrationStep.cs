using k8s.Models;
using PyOps.Crds;
using PyOps.Operator.Services.Migrations;
using PyOps.Operator.Services.Revisions;
using PyOps.Operator.Services.State;
using PyOps.Operator.Services.Writing;

namespace PyOps.Operator.Services.Steps;

/// <summary>
/// Holds a revision back until the database is migrated for it: writes it down, has a Job run the command, and waits for its end. What ran
/// before it goes on. Condition Migrated.
/// </summary>
internal sealed class MigrationStep(RevisionKeeper revisions, MigrationJobs jobs, TimeProvider time)
{
    /// <summary>Where the migration stands, without a word to the server.</summary>
    public Progress Look(Progress now) => Tell(now, At(now));

    public async Task<Progress> TakeAsync(Progress now, CancellationToken cancellation)
    {
        var state = now.Reached.Migration;
        List<ChildFailure> failures = [.. now.Reached.Failures];
        try
        {
            if (state.Phase is MigrationPhase.Starts or MigrationPhase.Lost)
                (now, state) = await StartAsync(now, failures, cancellation);
            await jobs.PruneAsync(now.Seen.MigrationJobs, state, cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested && !ChildFailures.IsConflict(failure))
        {
            failures.Add(ChildFailures.Of($"{V1Job.KubeKind} of the migration for revision \"{now.Plan!.Choice.Name}\"", failure));
        }

        return Tell(now with { Reached = now.Reached with { Failures = failures } }, state);
    }

    private MigrationState At(Progress now) => MigrationLook.At(now.Reached.Service, now.Plan!, now.Seen, time.GetUtcNow());

    private static Progress Tell(Progress now, MigrationState state) => now with
    {
        Reached = (now.Reached with { Migration = state })
            .Without(ConditionTypes.Migrated)
            .With(MigrationCondition.Of(state, now.Reached.Service, now.Plan!, now.Seen)),
    };

    private async Task<(Progress Now, MigrationState State)> StartAsync(
        Progress now, List<ChildFailure> failures, CancellationToken cancellation)
    {
        var service = now.Reached.Service;
        // A second Job is worse than a request: what the store lacks may be there.
        now = now with { Seen = now.Seen with { MigrationJobs = await jobs.ListAsync(service, cancellation) } };
        var state = At(now);
        if (state.Phase != MigrationPhase.Starts
            || await revisions.WriteDownAsync(service, now.Seen, now.Plan!, failures, cancellation) is not { } plan)
            return (now, state);
        now = now with { Plan = plan };
        state = At(now);
        if (state.Phase != MigrationPhase.Starts)
            return (now, state);
        var (job, failure) = await jobs.StartAsync(service, plan.Choice.Name, cancellation);
        if (failure is not null)
            failures.Add(failure);
        return (now, job is null ? state : At(now with { Seen = now.Seen with { MigrationJobs = [.. now.Seen.MigrationJobs, job] } }));
    }
}
