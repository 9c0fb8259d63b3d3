using System.Security.Cryptography.X509Certificates;

namespace PyOps.Hosting.Trust;

/// <summary>What a server or a client presents in a handshake.</summary>
/// <param name="Leaf">Its certificate.</param>
/// <param name="Others">What it sends along, so that the other side can tell who signed it.</param>
public sealed record PresentedCertificate(X509Certificate2 Leaf, IReadOnlyList<X509Certificate2> Others)
{
    /// <summary>Takes what a validation callback is given; copied, because the handshake disposes its own.</summary>
    /// <returns>Null when nothing was presented.</returns>
    public static PresentedCertificate? Of(X509Certificate? leaf, X509Chain? chain) => leaf is null ? null : new(
        X509CertificateLoader.LoadCertificate(leaf.GetRawCertData()),
        [.. (chain?.ChainPolicy.ExtraStore ?? []).Select(other => X509CertificateLoader.LoadCertificate(other.RawDataMemory.Span))]);
}
