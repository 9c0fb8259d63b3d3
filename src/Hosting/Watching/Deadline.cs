namespace PyOps.Hosting.Watching;

/// <summary>A time limit that tells its own end (<see cref="TimeoutException"/>) from the caller's cancellation.</summary>
public sealed class Deadline : IDisposable
{
    private readonly CancellationToken caller;
    private readonly CancellationTokenSource timer;
    private readonly CancellationTokenSource either;
    private TimeSpan limit;

    /// <summary>Starts the clock.</summary>
    public Deadline(TimeSpan limit, TimeProvider time, CancellationToken caller)
    {
        this.limit = limit;
        this.caller = caller;
        timer = new CancellationTokenSource(limit, time);
        either = CancellationTokenSource.CreateLinkedTokenSource(caller, timer.Token);
    }

    /// <summary>Starts the clock again with another limit.</summary>
    public void Restart(TimeSpan newLimit)
    {
        limit = newLimit;
        timer.CancelAfter(newLimit);
    }

    /// <summary>Does the work, within what is left of the limit.</summary>
    /// <exception cref="TimeoutException">The limit was reached.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<T> Await<T>(Func<CancellationToken, Task<T>> work)
    {
        try
        {
            return await work(either.Token);
        }
        catch (OperationCanceledException error) when (!caller.IsCancellationRequested)
        {
            throw new TimeoutException($"No answer within {limit.TotalSeconds:0} s.", error);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        either.Dispose();
        timer.Dispose();
    }
}
