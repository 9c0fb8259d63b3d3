namespace PyOps.Operator.Runtime.Supervising;

/// <summary>
/// Something that has to go on for ever did not: the process ends and is started anew, instead of living on with a part missing.
/// </summary>
internal sealed class LoopFailedException : Exception
{
    /// <summary>Without a reason.</summary>
    public LoopFailedException()
    {
    }

    /// <summary>With the reason.</summary>
    public LoopFailedException(string message)
        : base(message)
    {
    }

    /// <summary>With the reason and its cause.</summary>
    public LoopFailedException(string message, Exception? cause)
        : base(message, cause)
    {
    }
}
