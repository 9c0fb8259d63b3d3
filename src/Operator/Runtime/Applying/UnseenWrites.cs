namespace PyOps.Operator.Runtime.Applying;

/// <summary>
/// Objects as our own writes left them, until the store has caught up: whoever asks for the same write from the same old state gets the
/// answer of the first one instead of a second request. Thread-safe.
/// </summary>
/// <param name="clock">What the age of a write is measured by.</param>
internal sealed class UnseenWrites(TimeProvider clock)
{
    /// <summary>A store that shows the old state for longer is right: the server was restored from a backup.</summary>
    private static readonly TimeSpan Trusted = TimeSpan.FromMinutes(1);

    /// <summary>A watch is behind by some writes, not by thousands; forgetting then costs repeated requests.</summary>
    private const int Most = 1000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, (string From, UInt128 Intent, object Result, long At)> written = new(StringComparer.Ordinal);

    /// <summary>
    /// What this very intent made of this very state of the object, or null. A store that has moved on, or never does, ends the memory.
    /// </summary>
    public object? Result(string uid, string resourceVersion, UInt128 intent)
    {
        lock (gate)
        {
            if (!written.TryGetValue(uid, out var last))
                return null;
            if (last.From == resourceVersion && clock.GetElapsedTime(last.At) < Trusted)
                return last.Intent == intent ? last.Result : null;
            written.Remove(uid);
            return null;
        }
    }

    /// <summary>Notes a write and its answer.</summary>
    public void Add(string uid, string resourceVersion, UInt128 intent, object result)
    {
        lock (gate)
        {
            // Of what is deleted nobody asks any more.
            foreach (var old in written.Where(last => clock.GetElapsedTime(last.Value.At) >= Trusted).Select(last => last.Key).ToList())
                written.Remove(old);
            if (written.Count >= Most)
                written.Clear();
            written[uid] = (resourceVersion, intent, result, clock.GetTimestamp());
        }
    }
}
