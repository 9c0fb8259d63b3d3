using PyOps.Crds.Completed;
using PyOps.Operator.Runtime.Objects;
using PyOps.Operator.Runtime.Queueing;
using PyOps.Operator.Services.State;
using PyOps.Operator.Services.Status;
using PyOps.Operator.Services.Steps;

namespace PyOps.Operator.Services;

/// <summary>Makes the world match each PythonService, and its status match the world.</summary>
/// <param name="stores">What is seen.</param>
/// <param name="steps">What is done about it, in this order, until one stops.</param>
/// <param name="events">What pods' events tell.</param>
/// <param name="publisher">Says what came of it: the one writer of the status.</param>
/// <param name="logger">Where and why the steps stopped.</param>
internal sealed class ServiceReconciler(
    ServiceStores stores, IReadOnlyList<ServiceStep> steps, PodEventReader events, StatusPublisher publisher, ILogger logger)
{
    /// <summary>One reconcile; see <see cref="Reconciler"/> for the contract.</summary>
    public async Task<ReconcileResult> ReconcileAsync(NamespacedName key, CancellationToken cancellation)
    {
        // Children are garbage-collected with their owner: nothing to do for a service that is gone or going.
        if (stores.Observe(key) is not { Resource.Metadata.DeletionTimestamp: null } seen)
        {
            events.Forget(key);
            return ReconcileResult.Done;
        }

        var (now, reached) = await StepAsync(seen, cancellation);
        var (told, askAgain) = await events.AskAsync(key, Judge.AsksAbout(reached, now), cancellation);
        await publisher.PublishAsync(reached, now with { Events = told }, cancellation);
        reached.ThrowIfTransient();
        return new ReconcileResult(Sooner(askAgain, reached.LooksAgain));
    }

    /// <summary>The shorter of two waits; null is none.</summary>
    internal static TimeSpan? Sooner(TimeSpan? one, TimeSpan? other) => one < other || other is null ? one : other;

    private async Task<Progress> StepAsync(Observation seen, CancellationToken cancellation)
    {
        var now = new Progress(seen, new Convergence(Defaults.Complete(seen.Resource), []));
        foreach (var step in steps)
        {
            now = await step(now, cancellation);
            if (now.Stop is not { } reason)
                continue;
            logger.LogDebug("No further step: {Reason}", reason);
            break;
        }

        return now;
    }
}
