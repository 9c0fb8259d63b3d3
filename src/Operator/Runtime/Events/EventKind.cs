namespace PyOps.Operator.Runtime.Events;

/// <summary>The two types of events that Kubernetes knows.</summary>
internal enum EventKind
{
    /// <summary>Something went as it should.</summary>
    Normal,

    /// <summary>Somebody should have a look.</summary>
    Warning,
}
