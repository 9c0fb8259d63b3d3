namespace PyOps.Operator.Certificates;

/// <summary>How long certificates live, and how long is waited.</summary>
internal sealed record CertificatePolicy
{
    public TimeSpan AuthorityLife { get; init; } = TimeSpan.FromDays(730);

    /// <summary>Life of the webhook's certificate; never beyond its authority's.</summary>
    public TimeSpan LeafLife { get; init; } = TimeSpan.FromDays(90);

    /// <summary>How long before its making a certificate is valid already: clocks of API servers may be behind ours.</summary>
    public TimeSpan Backdate { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Time that every API server has to learn of a new authority, after one of them has shown it to us.</summary>
    public TimeSpan TrustDelay { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Time until pods are asked again which certificate they present.</summary>
    public TimeSpan PodDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest without a look.</summary>
    public TimeSpan LongestRest { get; init; } = TimeSpan.FromHours(1);
}
