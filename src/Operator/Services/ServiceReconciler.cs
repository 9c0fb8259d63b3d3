using System.Runtime.ExceptionServices;
using PyOps.Operator.Runtime.Objects;
using PyOps.Operator.Runtime.Queueing;
using PyOps.Operator.Services.Measuring;
using PyOps.Operator.Services.State;
using PyOps.Operator.Services.Status;
using PyOps.Operator.Services.Steps;

namespace PyOps.Operator.Services;

/// <summary>Makes the world match each PythonService, and its status match the world.</summary>
/// <param name="observe">What is seen of a service now; null when it is gone.</param>
/// <param name="steps">What is done about it, in this order, until one stops.</param>
/// <param name="conflicts">Which exceptions of steps are nobody's business yet.</param>
/// <param name="times">How long services take.</param>
/// <param name="events">What pods' events tell.</param>
/// <param name="publisher">Says what came of it: the one writer of the status.</param>
/// <param name="logger">Where and why the steps stopped.</param>
internal sealed class ServiceReconciler(
    Func<NamespacedName, Observation?> observe, IReadOnlyList<ServiceStep> steps, Conflicts conflicts, ReadyTimes times,
    PodEventReader events, StatusPublisher publisher, ILogger logger)
{
    /// <summary>One reconcile; see <see cref="Reconciler"/> for the contract.</summary>
    public async Task<ReconcileResult> ReconcileAsync(NamespacedName key, CancellationToken cancellation)
    {
        // Children are garbage-collected with their owner: nothing to do for a service that is gone or going.
        if (observe(key) is not { Resource.Metadata.DeletionTimestamp: null } seen)
        {
            events.Forget(key);
            conflicts.Forget(key);
            times.Forget(key);
            return ReconcileResult.Done;
        }

        times.Begin(seen.Resource);
        var now = await StepAsync(key, seen, cancellation);
        var (told, askAgain) = await events.AskAsync(key, Judge.AsksAbout(now.Reached, now.Seen), cancellation);
        await publisher.PublishAsync(now.Reached, now.Seen with { Events = told }, cancellation);
        if (now.Fault is { } fault)
            ExceptionDispatchInfo.Throw(fault);
        conflicts.Forget(key);
        now.Reached.ThrowIfTransient();
        return new ReconcileResult(Sooner(askAgain, now.Reached.LooksAgain));
    }

    /// <summary>The shorter of two waits; null is none.</summary>
    internal static TimeSpan? Sooner(TimeSpan? one, TimeSpan? other) => one < other || other is null ? one : other;

    private async Task<Progress> StepAsync(NamespacedName key, Observation seen, CancellationToken cancellation)
    {
        var now = Progress.Begin(seen);
        foreach (var step in steps)
        {
            try
            {
                now = await step(now, cancellation);
            }
            catch (Exception fault) when (!cancellation.IsCancellationRequested && !conflicts.MayHeal(key, fault))
            {
                now = now.Failed(fault);
            }

            if (now.Stop is not { } reason)
                continue;
            logger.LogDebug("No further step: {Reason}", reason);
            break;
        }

        return now;
    }
}
