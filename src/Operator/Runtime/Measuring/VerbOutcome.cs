namespace PyOps.Operator.Runtime.Measuring;

/// <summary>What a verb came to.</summary>
internal enum VerbOutcome
{
    /// <summary>It did what it was asked for.</summary>
    Done,

    /// <summary>There was an object of that name before a create.</summary>
    Exists,

    /// <summary>There is no such object.</summary>
    Absent,

    /// <summary>The server refused, or did not answer; the caller gets the exception.</summary>
    Failed,
}
