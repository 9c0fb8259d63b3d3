using k8s.Models;
using PyOps.Crds.Completed;
using PyOps.Crds.Desired;
using PyOps.Operator.Runtime.Applying;
using PyOps.Operator.Runtime.Caching;
using PyOps.Operator.Runtime.Measuring;
using PyOps.Operator.Runtime.Objects;
using PyOps.Operator.Services.State;
using PyOps.Operator.Services.Writing;

namespace PyOps.Operator.Services.Revisions;

/// <summary>Keeps what runs in ControllerRevisions: whatever runs was written down before.</summary>
internal sealed class RevisionKeeper(Applier applier, OrphanGuard orphans, ClusterFacts facts)
{
    private readonly RevisionWriter writer = new(applier, orphans);
    private readonly RevisionPruner pruner = new(applier);
    private readonly Remembered<(string Uid, long? Generation, string? Refresh, string Image), InputsHash> known = new();
    private static readonly string version = typeof(RevisionKeeper).Assembly.GetName().Version!.ToString(3);

    /// <summary>Decides what shall run. Sends nothing.</summary>
    public RevisionPlan Plan(CompletedService service, Observation seen)
    {
        var meta = seen.Resource.Metadata;
        var inputs = known.Of(
            NamespacedName.Of(seen.Resource), (meta.Uid, meta.Generation, PodInputs.Refresh(seen.Resource), service.Image),
            () => PodInputs.Of(seen.Resource, service.Image));
        var template = Template.Write(PodTemplateBuilder.Build(service, facts));
        var today = new RevisionData(inputs.Format, inputs.Value, service.Image, version, template);
        return RevisionPlan.Of(service.Name, inputs, today, Revision.Of(seen.Revisions, service.Uid));
    }

    /// <summary>What a plan comes to for status and pods, without a word to the server.</summary>
    public (RevisionState State, V1PodTemplateSpec Template) Preview(CompletedService service, RevisionPlan plan)
    {
        var template = Template.Read(plan.Choice.Data.Template) ?? PodTemplateBuilder.Build(service, facts);
        return (new RevisionState(plan.Choice.Current?.Name, plan.IsChange ? plan.Choice.Name : null), template);
    }

    /// <summary>Writes down what shall run and may not yet; adds to the failures what stands in the way.</summary>
    /// <returns>The plan by all that is known now; null when it is not written down.</returns>
    public async Task<RevisionPlan?> WriteDownAsync(
        CompletedService service, Observation seen, RevisionPlan plan, List<ChildFailure> failures, CancellationToken cancellation) =>
        (await WriteAsync(service, seen, plan, now => now.Pending, failures, cancellation))?.Plan;

    /// <summary>Writes down what shall run as the current one; adds to the failures what stands in the way.</summary>
    /// <returns>
    /// What status says, and the template of what is written down as current: null for a
    /// service of which nothing could be written down yet.
    /// </returns>
    public async Task<(RevisionState State, V1PodTemplateSpec? Template)> PromoteAsync(
        CompletedService service, Observation seen, RevisionPlan plan, List<ChildFailure> failures, CancellationToken cancellation)
    {
        var mark = service.Migration is { } migration ? MigrationJobBuilder.Mark(migration.Command) : null;
        if (await WriteAsync(service, seen, plan, now => now.Promoted(mark), failures, cancellation) is not { } written)
            return plan.Waiting;
        var choice = written.Plan.Choice;
        var change = written.IsNews ? RevisionChange.Of(choice) : null;
        var outdated = Template.Difference(choice.Data.Template, plan.Today.Template);
        return (new RevisionState(choice.Name, Outdated: outdated, Change: change), Template.Read(choice.Data.Template));
    }

    /// <summary>Deletes the revisions that nobody needs any more; adds to the failures what stands in the way.</summary>
    public Task PruneAsync(Observation seen, RevisionPlan plan, List<ChildFailure> failures, CancellationToken cancellation) => TryAsync(
        async () =>
        {
            await pruner.PruneAsync(seen, plan.Choice.Name, cancellation);
            return null;
        },
        plan.Choice.Name, failures, cancellation);

    private async Task<(RevisionPlan Plan, bool IsNews)?> WriteAsync(
        CompletedService service, Observation seen, RevisionPlan plan, Func<RevisionPlan, RevisionChoice> wanted,
        List<ChildFailure> failures, CancellationToken cancellation)
    {
        var outcome = ApplyOutcome.Unchanged;
        return await TryAsync(WriteAsync, plan.Choice.Name, failures, cancellation)
            ? (plan, outcome != ApplyOutcome.Unchanged && plan.IsChange)
            : null;

        async Task<ChildFailure?> WriteAsync()
        {
            var live = seen.Revisions.FirstOrDefault(revision => revision.Metadata.Name == plan.Choice.Name);
            if (live is null)
            {
                live = await applier.GetAsync<V1ControllerRevision>(new(service.Namespace, plan.Choice.Name), cancellation);
                // The store lags, or somebody took its label away: what it holds counts all the same.
                if (live is not null)
                    plan = RevisionPlan.Of(service.Name, plan.Inputs, plan.Today, Revision.Of([.. seen.Revisions, live], service.Uid));
            }

            (var failure, outcome) = await writer.WriteAsync(service, wanted(plan), live, cancellation);
            return failure;
        }
    }

    private static async Task<bool> TryAsync(
        Func<Task<ChildFailure?>> step, string name, List<ChildFailure> failures, CancellationToken cancellation)
    {
        try
        {
            if (await step() is not { } failure)
                return true;
            failures.Add(failure);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested && !ChildFailures.IsConflict(failure))
        {
            failures.Add(ChildFailures.Of($"{V1ControllerRevision.KubeKind} \"{name}\"", failure));
        }

        return false;
    }
}
