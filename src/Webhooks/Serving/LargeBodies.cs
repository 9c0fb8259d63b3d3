namespace PyOps.Webhooks.Serving;

/// <summary>The turnstile for large bodies: few at a time, few waiting, and none for long (<see cref="ServerLimits.SmallBody"/>).</summary>
internal sealed class LargeBodies : IDisposable
{
    private readonly SemaphoreSlim places = new(ServerLimits.LargeAtOnce);
    private int waiting;

    /// <summary>Waits for a place; false when there is none in time. Who got one gives it back by <see cref="Leave"/>.</summary>
    public async Task<bool> Enter(CancellationToken cancellation)
    {
        if (Interlocked.Increment(ref waiting) > ServerLimits.LargeWaiting + ServerLimits.LargeAtOnce)
        {
            Interlocked.Decrement(ref waiting);
            return false;
        }
        try
        {
            return await places.WaitAsync(ServerLimits.LargeWait, cancellation);
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    /// <summary>Gives a place back.</summary>
    public void Leave() => places.Release();

    /// <inheritdoc />
    public void Dispose() => places.Dispose();
}
