using k8s.Models;
using PyOps.Crds;
using PyOps.Crds.Completed;
using PyOps.Crds.Desired;
using PyOps.Operator.Runtime;

namespace PyOps.Operator.Services.Revisions;

/// <summary>Keeps what runs in ControllerRevisions: whatever runs was written down before.</summary>
internal sealed class RevisionKeeper(Applier applier, ClusterFacts facts)
{
    private static readonly string version = typeof(RevisionKeeper).Assembly.GetName().Version!.ToString(3);

    /// <summary>Decides what shall run and writes it down; adds to the failures what stands in the way.</summary>
    /// <returns>
    /// What status says, and the template of what is written down as current: null for a service of which nothing could be written down yet.
    /// </returns>
    public async Task<(RevisionState State, V1PodTemplateSpec? Template)> SettleAsync(
        CompletedService service, Observation seen, List<ChildFailure> failures, CancellationToken cancellation)
    {
        var inputs = PodInputs.Of(seen.Resource);
        var today = Template.Write(PodTemplateBuilder.Build(service, facts));
        var known = Revision.Of(seen.Revisions, service.Uid);
        var choice = RevisionChooser.Choose(
            service.Name, inputs, new RevisionData(inputs.Format, inputs.Value, service.Image, version, today), known);
        if (await TryAsync(() => WriteAsync(service, choice, seen, cancellation), choice.Name, failures, cancellation))
        {
            await TryAsync(() => PruneAsync(known, choice.Name, cancellation), choice.Name, failures, cancellation);
            return (new RevisionState(choice.Name, Outdated: Template.Difference(choice.Data.Template, today)), Template.Read(choice.Data.Template));
        }

        return choice.Current is { } current
            ? (new RevisionState(current.Name, choice.Name), Template.Read(current.Data.Template))
            : (new RevisionState(Current: null, choice.Name), null);
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

    private async Task<ChildFailure?> WriteAsync(
        CompletedService service, RevisionChoice choice, Observation seen, CancellationToken cancellation)
    {
        var stored = seen.Revisions.FirstOrDefault(revision => revision.Metadata.Name == choice.Name);
        var live = stored
            ?? await applier.GetAsync<V1ControllerRevision>(new NamespacedName(service.Namespace, choice.Name), cancellation);
        if (live is not null && Adoption.Conflict(service, V1ControllerRevision.KubeKind, live.Metadata) is { } conflict)
            return new ChildFailure(Reasons.NameConflict, conflict, Cause: null);
        if (live is not null && RevisionData.Read(live)?.Inputs != choice.Data.Inputs)
            return new ChildFailure(
                Reasons.NameConflict, $"{V1ControllerRevision.KubeKind} \"{choice.Name}\" does not hold what PyOps wrote; delete it", Cause: null);
        // Written by us, and not in the store yet: it may hold an older template of these inputs than the one just rendered.
        if (live is not null && stored is null)
            throw new StaleObjectException($"{V1ControllerRevision.KubeKind} {choice.Name} is newer than the store");
        await applier.ApplyAsync(RevisionBuilder.Build(service, choice.Name, choice.Number, choice.Data), live, cancellation);
        return null;
    }

    private async Task<ChildFailure?> PruneAsync(IReadOnlyList<Revision> known, string chosen, CancellationToken cancellation)
    {
        foreach (var revision in RevisionChooser.Expired(known, chosen))
            await applier.DeleteAsync(
                ResourceKind.For<V1ControllerRevision>(), NamespacedName.Of(revision.Live), revision.Live.Metadata.Uid, cancellation);
        return null;
    }
}
