namespace PyOps.Hosting.Watching;

/// <summary>
/// How long to wait before the next try: nothing after a success, then 0.2 s doubling to 30 s, less up to half of it by chance.
/// </summary>
public sealed class Backoff
{
    private static readonly TimeSpan first = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan longest = TimeSpan.FromSeconds(30);

    // A server's wish is honoured, but a nonsensical one must not blind us for hours.
    private static readonly TimeSpan longestAsked = TimeSpan.FromMinutes(5);
    private int failures;

    /// <summary>All is well: the next failure waits the shortest time again.</summary>
    public void Reset() => failures = 0;

    /// <summary>Counts a failure and says how long to wait.</summary>
    /// <param name="asked">What the server asked for by Retry-After; the longer of both counts, up to 5 minutes.</param>
    public TimeSpan Next(TimeSpan? asked = null)
    {
        var full = TimeSpan.FromTicks(Math.Min(first.Ticks << Math.Min(failures, 10), longest.Ticks));
        failures++;
        var own = full * (1 - (Random.Shared.NextDouble() / 2));
        var wished = asked.GetValueOrDefault();
        return wished > longestAsked ? longestAsked : wished > own ? wished : own;
    }
}
