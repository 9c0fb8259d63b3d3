namespace PyOps.EndToEnd.Support;

/// <summary>What becomes of an edit.</summary>
internal enum Fate
{
    /// <summary>The server takes it for no value.</summary>
    Refused,

    /// <summary>It changes nothing.</summary>
    Same,

    /// <summary>The operator sees that something of ours is not as it shall be.</summary>
    Noticed,

    /// <summary>Ours is as it shall be, and the operator tells of what is there beside.</summary>
    Told,

    /// <summary>Nobody sees it.</summary>
    Missed,
}
