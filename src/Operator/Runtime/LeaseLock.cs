using System.Net;
using k8s;
using k8s.Autorest;
using k8s.Models;

namespace PyOps.Operator.Runtime;

/// <summary>
/// One lease as a lock. Every write replaces the very version that was read, so of two that write at once one gets a 409. Whether a
/// holder is gone is told by how long we have seen no change, on our clock: the times in the lease come from another machine's.
/// </summary>
internal sealed class LeaseLock(IKubernetes client, LeaderElectionOptions options, TimeProvider time)
{
    private (string? Holder, DateTime? Acquired, DateTime? Renewed) seen;
    private long seenAt = time.GetTimestamp();

    /// <summary>The holder when the lease was last read; null when there was none.</summary>
    public string? Holder => seen.Holder;

    /// <summary>Takes or renews the lease unless another holds it.</summary>
    /// <returns>True when the lease is ours now, false when another holds it.</returns>
    /// <exception cref="HttpOperationException">The API server refused; a 409 means that another wrote at the same time. Any other exception
    /// of the connection is possible too. Nothing is known then about whether the write took place.</exception>
    public async Task<bool> TryHoldAsync(CancellationToken cancellation)
    {
        if (await ReadAsync(cancellation) is not { } lease)
        {
            await client.CoordinationV1.CreateNamespacedLeaseAsync(
                body: Held(NewLease()), namespaceParameter: options.Namespace, cancellationToken: cancellation);
            return true;
        }

        Observe(lease.Spec);
        if (!IsFree(lease.Spec))
            return false;
        await ReplaceAsync(Held(lease), cancellation);
        return true;
    }

    /// <summary>Empties the holder, if that is us, so that the next replica need not wait for the lease to run out.</summary>
    public async Task ReleaseAsync(CancellationToken cancellation)
    {
        if (await ReadAsync(cancellation) is not { } lease || !IsOurs(lease.Spec))
            return;
        lease.Spec.HolderIdentity = "";
        lease.Spec.AcquireTime = lease.Spec.RenewTime = Now();
        await ReplaceAsync(lease, cancellation);
    }

    private void Observe(V1LeaseSpec? spec)
    {
        var current = (spec?.HolderIdentity, spec?.AcquireTime, spec?.RenewTime);
        if (current == seen)
            return;
        seen = current;
        seenAt = time.GetTimestamp();
    }

    private bool IsFree(V1LeaseSpec? spec)
    {
        if (string.IsNullOrEmpty(spec?.HolderIdentity) || IsOurs(spec))
            return true;
        var duration = spec.LeaseDurationSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : options.LeaseDuration;
        return time.GetElapsedTime(seenAt) >= duration;
    }

    private bool IsOurs(V1LeaseSpec? spec) => string.Equals(spec?.HolderIdentity, options.Identity, StringComparison.Ordinal);

    private V1Lease Held(V1Lease lease)
    {
        var spec = lease.Spec ??= new V1LeaseSpec();
        var now = Now();
        spec.AcquireTime = IsOurs(spec) && spec.AcquireTime is { } since ? MicroTime.Of(since) : now;
        spec.LeaseTransitions = (spec.LeaseTransitions ?? -1) + (IsOurs(spec) ? 0 : 1);
        spec.RenewTime = now;
        spec.HolderIdentity = options.Identity;
        spec.LeaseDurationSeconds = (int)options.LeaseDuration.TotalSeconds;
        return lease;
    }

    private V1Lease NewLease() => new V1Lease
    {
        Metadata = new V1ObjectMeta { Name = options.Name, NamespaceProperty = options.Namespace },
    }.Initialize();

    private DateTime Now() => MicroTime.Of(time.GetUtcNow().UtcDateTime);

    private async Task<V1Lease?> ReadAsync(CancellationToken cancellation)
    {
        try
        {
            return await client.CoordinationV1.ReadNamespacedLeaseAsync(
                name: options.Name, namespaceParameter: options.Namespace, cancellationToken: cancellation);
        }
        catch (HttpOperationException e) when (e.Response?.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private Task<V1Lease> ReplaceAsync(V1Lease lease, CancellationToken cancellation) => client.CoordinationV1.ReplaceNamespacedLeaseAsync(
        body: lease, name: options.Name, namespaceParameter: options.Namespace, cancellationToken: cancellation);
}
