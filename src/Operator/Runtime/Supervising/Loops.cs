namespace PyOps.Operator.Runtime.Supervising;

/// <summary>
/// Runs loops side by side. The first that fails stops the others, and its failure is that of all: none goes on with a part missing.
/// </summary>
internal static class Loops
{
    /// <summary>Runs them until cancelled, and returns when all have ended.</summary>
    /// <param name="loops">At least one.</param>
    /// <param name="stop">Ends them.</param>
    /// <param name="failed">Is told of the first failure at once, while the others still end.</param>
    /// <exception cref="LoopFailedException">The first failure.</exception>
    public static async Task RunAsync(IEnumerable<Loop> loops, CancellationToken stop, Action<LoopFailedException>? failed = null)
    {
        using var all = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var running = loops.Select(loop => loop.RunAsync(all.Token)).ToList();
        try
        {
            await foreach (var ended in Task.WhenEach(running))
                await ended;
        }
        catch (LoopFailedException failure)
        {
            failed?.Invoke(failure);
            throw;
        }
        finally
        {
            await all.CancelAsync();
            await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
