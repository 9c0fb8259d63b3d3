namespace PyOps.Operator.Runtime;

/// <summary>
/// Applies that did not bring about what they asked for, so that they are not repeated for ever: a second try is worth a request only
/// when the intent or the object has changed since. Thread-safe.
/// </summary>
internal sealed class IneffectiveApplies
{
    /// <summary>More than this is no oddity of some objects but of everything; forgetting then costs repeated requests and warnings.</summary>
    private const int Most = 1000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, (string Version, string Intent)> tried = new(StringComparer.Ordinal);
    private readonly HashSet<(string Uid, string Difference)> told = [];

    /// <summary>Whether this very intent was applied to this very state of the object in vain.</summary>
    public bool IsKnown(string uid, string resourceVersion, string intentHash)
    {
        lock (gate)
            return tried.TryGetValue(uid, out var last) && last == (resourceVersion, intentHash);
    }

    /// <summary>Notes such an apply.</summary>
    /// <returns>True when this difference of this object has not been reported yet.</returns>
    public bool Add(string uid, string resourceVersion, string intentHash, string difference)
    {
        lock (gate)
        {
            if (tried.Count >= Most || told.Count >= Most)
            {
                tried.Clear();
                told.Clear();
            }

            tried[uid] = (resourceVersion, intentHash);
            return told.Add((uid, difference));
        }
    }
}
