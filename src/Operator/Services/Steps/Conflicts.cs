using System.Collections.Concurrent;
using PyOps.Operator.Runtime.Objects;
using PyOps.Operator.Services.Writing;

namespace PyOps.Operator.Services.Steps;

/// <summary>
/// Tells a conflict that the next try heals, as every store that is behind makes them, from one that lasts. Thread-safe.
/// </summary>
internal sealed class Conflicts(TimeProvider time)
{
    // Stores are behind for milliseconds. A status that tells of it and takes it back would wake everybody who watches.
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<NamespacedName, long> since = [];

    /// <summary>Whether this is a conflict which is not worth telling of yet.</summary>
    public bool MayHeal(NamespacedName service, Exception fault)
    {
        if (ChildFailures.IsConflict(fault))
            return time.GetElapsedTime(since.GetOrAdd(service, _ => time.GetTimestamp())) < patience;
        Forget(service);
        return false;
    }

    /// <summary>To be called when a reconcile of the service met none.</summary>
    public void Forget(NamespacedName service) => since.TryRemove(service, out _);
}
