namespace PyOps.Operator.Runtime.Queueing;

/// <summary>
/// What a reconcile comes to: <see cref="Done"/> when nothing needs another look until something changes, else when to look again.
/// </summary>
/// <param name="RequeueAfter">The time, above zero, after which to look again even if nothing changes; null for none.</param>
internal readonly record struct ReconcileResult(TimeSpan? RequeueAfter)
{
    /// <summary>Nothing to do until something changes.</summary>
    public static ReconcileResult Done => default;
}
