using PyOps.Crds;
using PyOps.Crds.Completed;
using PyOps.Operator.Runtime.Objects;
using PyOps.Operator.Runtime.Queueing;
using PyOps.Operator.Services.Revisions;
using PyOps.Operator.Services.State;
using PyOps.Operator.Services.Status;

namespace PyOps.Operator.Services;

/// <summary>Makes the world match each PythonService, and its status match the world.</summary>
internal sealed class ServiceController(Stores stores, ChildApplier children, PodEventReader events, StatusPublisher publisher)
{
    /// <summary>One reconcile; see <see cref="Reconcile"/> for the contract.</summary>
    public async Task<TimeSpan?> ReconcileAsync(NamespacedName key, CancellationToken cancellation)
    {
        // Children are garbage-collected with their owner: nothing to do for a service that is gone or going.
        if (stores.Observe(key) is not { Resource.Metadata.DeletionTimestamp: null } seen)
        {
            events.Forget(key);
            return null;
        }

        var (reached, now) = await ConvergeAsync(seen, cancellation);
        var (told, askAgain) = await events.AskAsync(key, Judge.AsksAbout(reached, now), cancellation);
        await publisher.PublishAsync(reached, now with { Events = told }, cancellation);
        reached.ThrowIfTransient();
        return askAgain ?? reached.LooksAgain;
    }

    private async Task<(Convergence Reached, Observation Now)> ConvergeAsync(Observation seen, CancellationToken cancellation)
    {
        var service = Defaults.Complete(seen.Resource);
        var errors = Validation.Check(seen.Resource);
        if (errors.Count > 0 || seen.Resource.Spec?.Paused is true)
            return (new Convergence(service, errors, []) { Paused = errors.Count == 0, Revision = Revision.StateOf(seen.Revisions, seen.Resource.Metadata.Uid) }, seen);
        return await children.ApplyAsync(service, seen, cancellation);
    }
}
