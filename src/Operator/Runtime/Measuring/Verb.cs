namespace PyOps.Operator.Runtime.Measuring;

/// <summary>What is asked of the API server beside apply, list and watch.</summary>
internal enum Verb
{
    /// <summary>One object is read past every store.</summary>
    Get,

    /// <summary>An object is made unless there is one of its name.</summary>
    Create,

    /// <summary>An object is deleted.</summary>
    Delete,
}
