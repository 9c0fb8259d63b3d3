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

    /// <summary>Decides what shall run and writes it down; adds to the failures what stands in the way.</summary>
    /// <returns>
    /// What status says, and the template of what is written down as current: null for a
    /// service of which nothing could be written down yet.
    /// </returns>
    public async Task<(RevisionState State, V1PodTemplateSpec? Template)> SettleAsync(
        CompletedService service, Observation seen, List<ChildFailure> failures, CancellationToken cancellation)
    {
        var (inputs, today) = Today(service, seen);
        var (choice, isNew) = (Choose(seen.Revisions), false);
        if (await TryAsync(WriteAsync, choice.Name, failures, cancellation))
        {
            await TryAsync(PruneAsync, choice.Name, failures, cancellation);
            var outdated = Template.Difference(choice.Data.Template, today.Template);
            var state = new RevisionState(choice.Name, Outdated: outdated, Change: isNew ? RevisionChange.Of(choice) : null);
            return (state, Template.Read(choice.Data.Template));
        }

        return choice.Current is { } current
            ? (new RevisionState(current.Name, choice.Name == current.Name ? null : choice.Name), Template.Read(current.Data.Template))
            : (new RevisionState(Current: null, choice.Name), null);

        RevisionChoice Choose(IEnumerable<V1ControllerRevision> all) =>
            RevisionChooser.Choose(service.Name, inputs, today, Revision.Of(all, service.Uid));

        async Task<ChildFailure?> WriteAsync()
        {
            var live = seen.Revisions.FirstOrDefault(revision => revision.Metadata.Name == choice.Name);
            if (live is null)
            {
                live = await applier.GetAsync<V1ControllerRevision>(new NamespacedName(service.Namespace, choice.Name), cancellation);
                // The store lags, or somebody took its label away: what it holds counts all the same.
                if (live is not null)
                    choice = Choose([.. seen.Revisions, live]);
            }

            var (failure, outcome) = await writer.WriteAsync(service, choice, live, cancellation);
            isNew = outcome != ApplyOutcome.Unchanged && choice.Name != choice.Current?.Name;
            return failure;
        }

        async Task<ChildFailure?> PruneAsync()
        {
            await pruner.PruneAsync(seen, choice.Name, cancellation);
            return null;
        }
    }

    /// <summary>What <see cref="SettleAsync"/> would decide. Sends nothing.</summary>
    public (RevisionState State, V1PodTemplateSpec Template) Preview(CompletedService service, Observation seen)
    {
        var (inputs, today) = Today(service, seen);
        var choice = RevisionChooser.Choose(service.Name, inputs, today, Revision.Of(seen.Revisions, service.Uid));
        var template = Template.Read(choice.Data.Template) ?? PodTemplateBuilder.Build(service, facts);
        return (new RevisionState(choice.Current?.Name, choice.Name == choice.Current?.Name ? null : choice.Name), template);
    }

    private (InputsHash Inputs, RevisionData Today) Today(CompletedService service, Observation seen)
    {
        var meta = seen.Resource.Metadata;
        var inputs = known.Of(
            NamespacedName.Of(seen.Resource), (meta.Uid, meta.Generation, PodInputs.Refresh(seen.Resource), service.Image),
            () => PodInputs.Of(seen.Resource, service.Image));
        var template = Template.Write(PodTemplateBuilder.Build(service, facts));
        return (inputs, new RevisionData(inputs.Format, inputs.Value, service.Image, version, template));
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
