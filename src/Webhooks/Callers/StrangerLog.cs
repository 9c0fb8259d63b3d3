using System.Net;

namespace PyOps.Webhooks.Callers;

/// <summary>Tells of those who asked and may not: once a minute at most, however many they are.</summary>
internal sealed class StrangerLog(TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan interval = TimeSpan.FromMinutes(1);

    private readonly Lock guard = new();
    private long? toldAt;
    private int untold;

    /// <summary>One was refused.</summary>
    public void Tell(Stranger stranger, IPAddress? address)
    {
        int count;
        lock (guard)
        {
            untold++;
            if (toldAt is { } last && time.GetElapsedTime(last) < interval)
                return;
            (toldAt, count, untold) = (time.GetTimestamp(), untold, 0);
        }
        logger.LogWarning("Refused {Count} reviews; the last one came from {Address}: {Problem}", count, address, stranger.Problem);
    }
}
