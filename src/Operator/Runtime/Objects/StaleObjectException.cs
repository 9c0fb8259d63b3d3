namespace PyOps.Operator.Runtime.Objects;

/// <summary>
/// What we knew of an object is no longer true: another one of the same name has taken its place. The same remedy as for a 409.
/// </summary>
internal sealed class StaleObjectException : Exception
{
    /// <summary>Without a reason.</summary>
    public StaleObjectException()
    {
    }

    /// <summary>With the reason.</summary>
    public StaleObjectException(string message)
        : base(message)
    {
    }

    /// <summary>With the reason and its cause.</summary>
    public StaleObjectException(string message, Exception? cause)
        : base(message, cause)
    {
    }
}
