using System.Security.Cryptography.X509Certificates;
using PyOps.Operator.Certificates;

namespace PyOps.Operator.Tests.Certificates;

/// <summary>A world in which all is well, for tests that change one thing.</summary>
internal static class World
{
    public static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
    public static readonly CertificatePolicy Policy = new();
    public static readonly CertificateOptions Options = new() { Namespace = "pyops-system", Service = "pyops-webhook" };

    public static readonly KeyPair Old = Authority();
    public static readonly KeyPair New = Authority();
    public static readonly KeyPair Stranger = Authority();
    public static readonly KeyPair ByOld = Leaf(Old);
    public static readonly KeyPair ByNew = Leaf(New);

    public static KeyPair Authority(DateTimeOffset? made = null) => CertificateMaker.Authority(Policy, made ?? Noon);

    public static KeyPair Leaf(KeyPair by, DateTimeOffset? made = null, params string[] names) =>
        CertificateMaker.Leaf(by, names is [] ? Options.Names : names, Policy, made ?? Noon);

    public static SecretContents Secret(KeyPair? authority = null, KeyPair? leaf = null, KeyPair? next = null) => new()
    {
        Authority = new(authority ?? Old, null),
        Leaf = new(leaf ?? ByOld, null),
        Next = next is null ? null : new(next, null),
    };

    public static Situation Good => new()
    {
        Secret = Secret(),
        Bundles = [Trusting(Old), Trusting(Old)],
        Pods = [Pod(ByOld, "a"), Pod(ByOld, "b")],
        Names = Options.Names,
        Now = Noon,
        Policy = Policy,
    };

    /// <summary>The configuration trusts both, and the next authority has been trusted for so long.</summary>
    public static Situation Rotating(double trustedSeconds) => Good with
    {
        Secret = Secret(next: New) with { TrustedSince = Noon - TimeSpan.FromSeconds(trustedSeconds) },
        Bundles = [Trusting(Old, New), Trusting(Old, New)],
    };

    public static byte[] Trusting(params KeyPair[] authorities) => Bundle.Write(authorities.Select(pair => pair.Certificate));

    public static PodCertificate Pod(KeyPair? presents, string name = "a", bool ready = true) => new(name, ready, presents?.Certificate);

    public static IEnumerable<string> Thumbprints(IEnumerable<X509Certificate2> certificates) =>
        certificates.Select(certificate => certificate.Thumbprint);
}
