namespace PyOps.Rules.Programs;

/// <summary>From where an address is reached.</summary>
internal enum Reach
{
    /// <summary>From other pods and from the node.</summary>
    Everybody,

    /// <summary>From the pod's own containers: loopback.</summary>
    Pod,

    /// <summary>By a file: a Unix socket.</summary>
    Socket,

    /// <summary>That depends on what cannot be seen.</summary>
    Unknown,
}
