namespace PyOps.Operator.Runtime.Supervising;

/// <summary>Work without an end of its own.</summary>
/// <param name="Name">What fails when it fails, for the log.</param>
/// <param name="Work">Works until its token is cancelled.</param>
internal sealed record Loop(string Name, Func<CancellationToken, Task> Work)
{
    /// <summary>Works until cancelled; returns then without an exception.</summary>
    /// <exception cref="LoopFailedException">The work failed, or ended before it was told to.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            await Work(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return;
        }
        catch (Exception cause) when (cause is not LoopFailedException)
        {
            throw new LoopFailedException($"{Name} failed: {cause.Message}", cause);
        }

        if (!stop.IsCancellationRequested)
            throw new LoopFailedException($"{Name} ended although nobody stopped it");
    }
}
