using System.Net;
using k8s;
using k8s.Autorest;
using k8s.Models;
using PyOps.Operator.Runtime.Objects;

namespace PyOps.Operator.Runtime.Leading;

/// <summary>
/// One lease as a lock. Every write replaces the very version that was read, so of two that write at once one gets a 409. Whether a
/// holder is gone is told by how long we have seen no change, on our clock: the times in the lease come from another machine's.
/// </summary>
internal sealed class LeaseLock(IKubernetes client, LeaderElectionOptions options, TimeProvider time)
{
    private (string? Holder, DateTime? Acquired, DateTime? Renewed) seen;
    private long seenAt = time.GetTimestamp();
    private V1Lease? ours;

    /// <summary>The holder when the lease was last read; null when there was none.</summary>
    public string? Holder => seen.Holder;

    /// <summary>A timestamp from before the last write began: the server cannot have written it earlier.</summary>
    public long WrittenAt { get; private set; }

    /// <summary>
    /// Takes or renews the lease unless another holds it. To renew takes one request: the version of the write before is known, and whoever
    /// wrote since then has changed it.
    /// </summary>
    /// <returns>True when the lease is ours now, false when another holds it.</returns>
    /// <exception cref="HttpOperationException">The API server refused; a 409 means that another wrote at the same time. Any other
    /// exception of the connection is possible too. Nothing is known then about whether the write took place.</exception>
    public async Task<bool> TryHoldAsync(CancellationToken cancellation)
    {
        if (await RenewAsync(cancellation))
            return true;
        var lease = await ReadAsync(cancellation);
        Observe(lease?.Spec);
        if (!IsFree(lease?.Spec))
            return false;
        await WriteAsync(lease is null ? CreateAsync : ReplaceAsync, lease ?? NewLease(), cancellation);
        return true;
    }

    /// <summary>Empties the holder, if that is us, so that the next replica need not wait for the lease to run out.</summary>
    public async Task ReleaseAsync(CancellationToken cancellation)
    {
        ours = null;
        if (await ReadAsync(cancellation) is not { } lease || !IsOurs(lease.Spec))
            return;
        lease.Spec.HolderIdentity = "";
        lease.Spec.AcquireTime = lease.Spec.RenewTime = Now();
        await ReplaceAsync(lease, cancellation);
    }

    private async Task<bool> RenewAsync(CancellationToken cancellation)
    {
        try
        {
            if (ours is not { } lease)
                return false;
            await WriteAsync(ReplaceAsync, lease, cancellation);
            return true;
        }
        catch (HttpOperationException e) when (e.Response?.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.NotFound)
        {
            return false;
        }
    }

    private async Task WriteAsync(Func<V1Lease, CancellationToken, Task<V1Lease>> write, V1Lease lease, CancellationToken cancellation)
    {
        // Until the answer is there nobody knows which version is the last.
        ours = null;
        WrittenAt = time.GetTimestamp();
        ours = await write(Held(lease), cancellation);
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

    private Task<V1Lease> CreateAsync(V1Lease lease, CancellationToken cancellation) => client.CoordinationV1.CreateNamespacedLeaseAsync(
        body: lease, namespaceParameter: options.Namespace, cancellationToken: cancellation);

    private Task<V1Lease> ReplaceAsync(V1Lease lease, CancellationToken cancellation) => client.CoordinationV1.ReplaceNamespacedLeaseAsync(
        body: lease, name: options.Name, namespaceParameter: options.Namespace, cancellationToken: cancellation);
}
