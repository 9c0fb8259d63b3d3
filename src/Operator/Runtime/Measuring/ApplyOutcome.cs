namespace PyOps.Operator.Runtime.Measuring;

/// <summary>What an apply did.</summary>
internal enum ApplyOutcome
{
    /// <summary>The live object contains the intent already; nothing was sent.</summary>
    Unchanged,

    /// <summary>The object did not exist before, as far as the caller knew.</summary>
    Created,

    /// <summary>The object was there and has been changed.</summary>
    Changed,
}
