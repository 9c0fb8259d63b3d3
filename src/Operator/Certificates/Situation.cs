using System.Security.Cryptography.X509Certificates;
using PyOps.Hosting.Trust;

namespace PyOps.Operator.Certificates;

/// <summary>Everything that a decision depends on.</summary>
internal sealed record Situation
{
    /// <summary>What the Secrets say.</summary>
    public required SecretContents Secret { get; init; }

    /// <summary>The caBundle of each entry of the configuration; null when there is no configuration.</summary>
    public required IReadOnlyList<byte[]?>? Bundles { get; init; }

    /// <summary>The webhook's pods.</summary>
    public required IReadOnlyList<PodCertificate> Pods { get; init; }

    /// <summary>What the webhook's certificate has to be for.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>Lives and delays.</summary>
    public required CertificatePolicy Policy { get; init; }

    /// <summary>
    /// Whether the newest authority has signed what the Secret holds or some pod presents: it does so only when it is trusted.
    /// </summary>
    public bool IsProven => (Secret.Next ?? Secret.Authority).Pair is { } newest
        && Pods.Select(pod => pod.Presented).Append(Secret.Leaf.Pair?.Certificate).OfType<X509Certificate2>()
            .Any(leaf => Chains.IsSignedBy(leaf, newest.Certificate));

    /// <summary>Whether API servers accept what some pod presents, whatever the Secret holds.</summary>
    public bool IsServed => Bundles is { } bundles && Pods.Any(pod => pod.Presented is { } leaf
        && Now < new DateTimeOffset(leaf.NotAfter)
        && Names.All(name => leaf.MatchesHostname(name))
        && bundles.SelectMany(Bundle.Read).Any(authority =>
            Now < new DateTimeOffset(authority.NotAfter) && Chains.IsSignedBy(leaf, authority)));

    /// <summary>Pods that do not present the Secret's certificate yet. Only to be asked when it has a usable one.</summary>
    public IReadOnlyList<string> Waiting =>
        [.. Pods.Where(pod => pod.Lacks(Secret.Leaf.Pair!.Certificate)).Select(pod => pod.Pod).Order(StringComparer.Ordinal)];
}
