using System.Net;
using k8s.Autorest;
using PyOps.Operator.Runtime.Objects;
using PyOps.Operator.Runtime.Supervising;

namespace PyOps.Operator.Runtime.Queueing;

/// <summary>
/// Takes keys from a queue and reconciles them with a few workers, for ever. What a reconcile's end means for its key is decided here.
/// </summary>
/// <param name="name">Name in logs and metrics.</param>
/// <param name="reconcile">The work.</param>
/// <param name="queue">Where the keys come from.</param>
/// <param name="options">Number of workers and grace period.</param>
/// <param name="metrics">Made for the same name.</param>
/// <param name="logger">Every exception goes there with the key.</param>
/// <param name="time">Clock and timers.</param>
internal sealed class Controller(
    string name,
    Reconciler reconcile,
    WorkQueue queue,
    ControllerOptions options,
    ControllerMetrics metrics,
    ILogger logger,
    TimeProvider time)
{
    /// <summary>
    /// Works until the token is cancelled. Then no further key is taken; running reconciles go on for the grace period, after which their
    /// own token is cancelled, and this ends when they have ended.
    /// </summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        metrics.Observe(queue);
        using var hurry = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        var workers = Enumerable.Range(0, options.Workers)
            .Select(_ => new Loop($"A worker of {name}", stop => Task.Run(() => WorkAsync(hurry, stop), CancellationToken.None)));
        await Loops.RunAsync(workers, cancellation);
    }

    private async Task WorkAsync(CancellationTokenSource hurry, CancellationToken stop)
    {
        using var grace = stop.Register(() => hurry.CancelAfter(options.Grace));
        while (!stop.IsCancellationRequested)
        {
            NamespacedName key;
            try
            {
                key = await queue.TakeAsync(stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }

            using (logger.BeginScope("{Controller} {Key}", name, key))
                await ProcessAsync(key, hurry.Token);
        }
    }

    private async Task ProcessAsync(NamespacedName key, CancellationToken hurry)
    {
        var started = time.GetTimestamp();
        var (outcome, after) = await ReconcileAsync(key, hurry);
        metrics.Reconciled(outcome, time.GetElapsedTime(started));
        switch (outcome)
        {
            case ReconcileOutcome.Success:
                queue.Forget(key);
                break;
            case ReconcileOutcome.Requeue:
                queue.Forget(key);
                queue.AddAfter(key, after);
                break;
            case ReconcileOutcome.Conflict or ReconcileOutcome.Error:
                queue.AddRateLimited(key);
                break;
        }

        queue.Done(key);
    }

    private async Task<(ReconcileOutcome Outcome, TimeSpan After)> ReconcileAsync(NamespacedName key, CancellationToken hurry)
    {
        try
        {
            var result = await reconcile(key, hurry);
            return result.RequeueAfter is { } after ? (ReconcileOutcome.Requeue, after) : (ReconcileOutcome.Success, default);
        }
        catch (OperationCanceledException) when (hurry.IsCancellationRequested)
        {
            logger.LogWarning("Reconcile cut short because the process stops");
            return (ReconcileOutcome.Stopped, default);
        }
        catch (Exception e) when (e is StaleObjectException or HttpOperationException { Response.StatusCode: HttpStatusCode.Conflict })
        {
            logger.LogDebug("Conflict, to be repeated: {Conflict}", e.Message);
            return (ReconcileOutcome.Conflict, default);
        }
        catch (HttpOperationException e) when (RetryAfter.Of(e) is { } after)
        {
            logger.LogWarning("The API server asks to come back after {Seconds} s: {Status}", after.TotalSeconds, e.Response.StatusCode);
            return (ReconcileOutcome.Requeue, after);
        }
        catch (Exception e)
        {
            // Whatever it was, one object's trouble must not stop the others.
            logger.LogError(e, "Reconcile failed, to be retried");
            return (ReconcileOutcome.Error, default);
        }
    }
}
