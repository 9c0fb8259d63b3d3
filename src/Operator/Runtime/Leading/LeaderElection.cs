using k8s;
using PyOps.Operator.Runtime.Measuring;

namespace PyOps.Operator.Runtime.Leading;

/// <summary>Makes sure that at most one replica works at a time, by holding a Lease.</summary>
/// <param name="client">A client of its own, so that throttled work cannot cost the lease.</param>
/// <param name="options">The lease and the times.</param>
/// <param name="metrics">The leader gauge.</param>
/// <param name="logger">Gains, losses and why a try failed.</param>
/// <param name="time">Clock and timers; only elapsed time is compared.</param>
internal sealed class LeaderElection(
    IKubernetes client, LeaderElectionOptions options, OperatorMetrics metrics, ILogger logger, TimeProvider time)
{
    private readonly LeaseLock lease = new(client, options, time);
    private readonly LeaseFailures failures = new(options, logger);
    private long renewed;

    /// <summary>
    /// Waits to become the leader, then runs the work once. When <paramref name="stop"/> is cancelled the work is told to stop, the lease
    /// is renewed until it has stopped, and then released, so that a standby takes over at once.
    /// </summary>
    /// <param name="lead">The work; its token is cancelled by <paramref name="stop"/> and by the loss of the lease.</param>
    /// <param name="stop">Ends waiting and leading.</param>
    /// <exception cref="LeadershipLostException">The lease was lost. The work has been told to stop but may still be running.</exception>
    public async Task RunAsync(Func<CancellationToken, Task> lead, CancellationToken stop)
    {
        if (!await AcquireAsync(stop))
            return;

        using var leading = CancellationTokenSource.CreateLinkedTokenSource(stop);
        SetLeads(true);
        var work = Task.Run(() => lead(leading.Token), CancellationToken.None);
        var lossReason = await HoldAsync(work);
        SetLeads(false);
        if (lossReason is not null)
        {
            await leading.CancelAsync();
            await AbandonAsync(work);
            throw new LeadershipLostException(lossReason, work.Exception);
        }

        await ReleaseAsync();
        try
        {
            await work;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            logger.LogDebug("The work ended by cancellation");
        }
    }

    /// <summary>
    /// True when the lease is ours; false when stopped before. A try is never cut short by the stop: it might have succeeded.
    /// </summary>
    private async Task<bool> AcquireAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            if (await TryAsync(options.RenewDeadline) is true)
                return true;
            await Task.Delay(options.AcquirePeriod, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return false;
    }

    /// <summary>Renews until the work has ended (null) or the lease is lost (why).</summary>
    private async Task<string?> HoldAsync(Task work)
    {
        var tried = Interlocked.Read(ref renewed);
        while (true)
        {
            var left = Left();
            if (left <= TimeSpan.Zero)
                return $"The lease could not be renewed for {options.RenewDeadline.TotalSeconds} s";
            // From the beginning of one try to that of the next: where answers take long there is no time to lose.
            await Task.WhenAny(work, Task.Delay(Shorter(left, Remaining(options.RetryPeriod, tried)), time));
            if (work.IsCompleted)
                return null;
            tried = time.GetTimestamp();
            left = Left();
            if (left > TimeSpan.Zero && await TryAsync(Shorter(left, options.TryTimeout)) is false)
                return $"The lease is held by {lease.Holder}";
        }
    }

    /// <summary>
    /// True when the lease is ours, false when another's, null when nobody knows, because the API server did not answer well.
    /// </summary>
    private async Task<bool?> TryAsync(TimeSpan timeout)
    {
        using var patience = new CancellationTokenSource(timeout, time);
        try
        {
            var before = lease.Holder;
            var held = await lease.TryHoldAsync(patience.Token);
            failures.Recovered();
            if (held)
                Interlocked.Exchange(ref renewed, lease.WrittenAt);
            else if (!string.Equals(before, lease.Holder, StringComparison.Ordinal))
                logger.LogInformation("The leader is {Holder}", lease.Holder);
            return held;
        }
        catch (Exception e)
        {
            failures.Failed(e);
            return null;
        }
    }

    /// <summary>Gives the work the time in which nobody else can lead yet.</summary>
    private async Task AbandonAsync(Task work)
    {
        await Task.WhenAny(work, Task.Delay(options.LeaseDuration - options.RenewDeadline, time));
        if (!work.IsCompleted)
            logger.LogError("The work goes on although the lease is lost; the process has to exit");
    }

    private async Task ReleaseAsync()
    {
        using var patience = new CancellationTokenSource(options.TryTimeout, time);
        try
        {
            await lease.ReleaseAsync(patience.Token);
        }
        catch (Exception e)
        {
            logger.LogWarning(e, "The lease was not released, so the next leader waits until it has run out");
        }
    }

    private void SetLeads(bool value)
    {
        metrics.Leading(value);
        logger.LogInformation("{State} as {Identity}", value ? "Leading" : "No longer leading", options.Identity);
    }

    private TimeSpan Left() => options.RenewDeadline - time.GetElapsedTime(Interlocked.Read(ref renewed));

    private TimeSpan Remaining(TimeSpan period, long since)
    {
        var remaining = period - time.GetElapsedTime(since);
        return remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero;
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
