namespace PyOps.Operator.Runtime.Applying;

/// <summary>
/// Intents that need no request: an object was compared with them and contained them, or they were applied to it
/// and it is as good as it will get. A second look is worth its while only when the intent or the object has
/// changed since; most reconciles find neither. Thread-safe.
/// </summary>
internal sealed class SettledIntents
{
    /// <summary>Forgetting costs one comparison an object; those that were deleted are forgotten by it.</summary>
    private const int Most = 100_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, (string Version, UInt128 Intent)> settled = new(StringComparer.Ordinal);

    /// <summary>Whether this very intent is settled for this very state of the object.</summary>
    public bool Contains(string uid, string resourceVersion, UInt128 intent)
    {
        lock (gate)
            return settled.TryGetValue(uid, out var last) && last.Intent == intent && last.Version == resourceVersion;
    }

    /// <summary>Notes that it is.</summary>
    public void Add(string uid, string resourceVersion, UInt128 intent)
    {
        lock (gate)
        {
            if (settled.Count >= Most)
                settled.Clear();
            settled[uid] = (resourceVersion, intent);
        }
    }
}
