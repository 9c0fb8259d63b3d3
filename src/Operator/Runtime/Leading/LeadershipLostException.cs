namespace PyOps.Operator.Runtime.Leading;

/// <summary>
/// Another replica leads, or may lead by now. The process has to exit: whatever still runs in it must not write any more.
/// </summary>
internal sealed class LeadershipLostException : Exception
{
    /// <summary>Without a reason.</summary>
    public LeadershipLostException()
    {
    }

    /// <summary>With the reason.</summary>
    public LeadershipLostException(string message)
        : base(message)
    {
    }

    /// <summary>With the reason and its cause.</summary>
    public LeadershipLostException(string message, Exception? cause)
        : base(message, cause)
    {
    }
}
