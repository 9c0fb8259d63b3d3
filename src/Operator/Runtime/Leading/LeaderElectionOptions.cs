namespace PyOps.Operator.Runtime.Leading;

/// <summary>Which lease to hold, as whom, and for how long.</summary>
/// <param name="Namespace">Namespace of the lease.</param>
/// <param name="Name">Name of the lease.</param>
/// <param name="Identity">Who we are: unique for each process, also across restarts of one pod.</param>
internal sealed record LeaderElectionOptions(string Namespace, string Name, string Identity)
{
    /// <summary>A holder that has not renewed for this long has lost the lease, as others see it. Whole seconds.</summary>
    public TimeSpan LeaseDuration { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// A leader that could not renew for this long gives up, shorter than <see cref="LeaseDuration"/> so that it has stopped in time.
    /// </summary>
    public TimeSpan RenewDeadline { get; init; } = TimeSpan.FromSeconds(12);

    /// <summary>Time from the beginning of one renewal to that of the next.</summary>
    public TimeSpan RetryPeriod { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Time between two looks of a standby: how long a lease that was released stays unused.</summary>
    public TimeSpan AcquirePeriod { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long one renewal may take: short enough that a request that hangs leaves time for another within the deadline.
    /// </summary>
    public TimeSpan TryTimeout => RenewDeadline / 2;

    /// <summary>A Lease after whose holder was killed another leads within so many seconds; the other times follow from that.</summary>
    public static LeaderElectionOptions Lasting(int seconds, string ns, string name, string identity) => new(ns, name, identity)
    {
        LeaseDuration = TimeSpan.FromSeconds(seconds),
        RenewDeadline = TimeSpan.FromSeconds(seconds * 4 / 5.0),
        RetryPeriod = TimeSpan.FromSeconds(Math.Min(2, seconds / 5.0)),
        AcquirePeriod = TimeSpan.FromSeconds(Math.Min(1, seconds / 10.0)),
    };
}
