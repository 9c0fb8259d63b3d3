namespace PyOps.Operator.Runtime.Queueing;

/// <summary>
/// How a reconcile ended. <see cref="Stopped"/> is not counted: the process is ending and the key is not lost, its object is still there.
/// </summary>
internal enum ReconcileOutcome
{
    /// <summary>Nothing to do until something changes.</summary>
    Success,

    /// <summary>To look again after some time, by the reconcile's wish or the API server's (Retry-After).</summary>
    Requeue,

    /// <summary>Somebody else was faster; to be repeated from fresh state.</summary>
    Conflict,

    /// <summary>An exception; to be retried with backoff.</summary>
    Error,

    /// <summary>Cancelled because the process stops.</summary>
    Stopped,
}
