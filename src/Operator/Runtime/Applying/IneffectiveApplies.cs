namespace PyOps.Operator.Runtime.Applying;

/// <summary>Applies that did not bring about what they asked for, so that each is told of once. Thread-safe.</summary>
internal sealed class IneffectiveApplies
{
    /// <summary>More than this is no oddity of some objects but of everything; forgetting then costs repeated warnings.</summary>
    private const int Most = 1000;

    private readonly Lock gate = new();
    private readonly HashSet<(string Uid, string Difference)> told = [];

    /// <summary>Notes one; true when this difference of this object has not been noted yet.</summary>
    public bool Add(string uid, string difference)
    {
        lock (gate)
        {
            if (told.Count >= Most)
                told.Clear();
            return told.Add((uid, difference));
        }
    }
}
