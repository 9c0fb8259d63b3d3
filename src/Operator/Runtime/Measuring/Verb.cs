namespace PyOps.Operator.Runtime.Measuring;

/// <summary>What is asked of the API server beside what stores and applies ask.</summary>
internal enum Verb
{
    /// <summary>One object is read past every store.</summary>
    Get,

    /// <summary>Objects with a label are read past every store.</summary>
    List,

    /// <summary>An object is made unless there is one of its name.</summary>
    Create,

    /// <summary>An object is deleted.</summary>
    Delete,
}
