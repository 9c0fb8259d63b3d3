namespace PyOps.Operator.Runtime.Caching;

/// <summary>
/// Gives memory back after lists. The heap has grown by what they and the work that they caused left behind, and an operator that is idle
/// afterwards collects so rarely that it would keep all of it for hours. So the heap is compacted once, as soon as all is quiet.
/// </summary>
internal sealed class HeapCare(IReadOnlyList<Watched> stores, TimeProvider time)
{
    private static readonly TimeSpan period = TimeSpan.FromSeconds(1);

    /// <summary>Looks after it until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(period, time);
        var (before, compacted) = ((Lists: 0L, Collections: 0), 0L);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation))
            {
                // Quiet is a second in which nothing was listed and too little allocated for a collection.
                var now = (Lists: stores.Sum(store => store.Lists()), Collections: GC.CollectionCount(0));
                if (now == before && now.Lists != compacted)
                {
                    GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                    (compacted, now.Collections) = (now.Lists, GC.CollectionCount(0));
                }

                before = now;
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The end.
        }
    }
}
