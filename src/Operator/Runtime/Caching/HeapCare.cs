namespace PyOps.Operator.Runtime.Caching;

/// <summary>
/// Gives memory back after work. The heap has grown by what lists and reconciles left behind, and an operator that is idle afterwards
/// collects so rarely that it would keep all of it for hours. So the heap is compacted once, as soon as all is quiet.
/// </summary>
/// <param name="collections">How often the heap was collected so far.</param>
/// <param name="compact">Compacts it.</param>
/// <param name="time">For the looks.</param>
internal sealed class HeapCare(Func<int> collections, Action compact, TimeProvider time)
{
    // That many collections are 24 MB of garbage; to list 35,000 objects again leaves twice that, and a compaction then takes a fifth of a
    // second.
    private const int Much = 4;

    private static readonly TimeSpan period = TimeSpan.FromSeconds(1);

    /// <summary>One that counts the collections of this process, and compacts its heap.</summary>
    public static HeapCare OfProcess(TimeProvider time) => new(
        () => GC.CollectionCount(0),
        () => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true),
        time);

    /// <summary>Looks after it until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(period, time);
        var (before, compacted) = (0, 0);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation))
            {
                // Quiet is a second in which too little was allocated for a collection.
                var now = collections();
                if (now == before && now - compacted >= Much)
                {
                    compact();
                    compacted = now;
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
