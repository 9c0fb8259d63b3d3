using System.Security.Cryptography.X509Certificates;

namespace PyOps.Operator.Certificates;

/// <summary>Who signed what.</summary>
internal static class Chains
{
    /// <summary>Whether an authority signed a certificate, whatever the time.</summary>
    public static bool IsSignedBy(X509Certificate2 certificate, X509Certificate2 authority) =>
        certificate.IssuerName.RawData.AsSpan().SequenceEqual(authority.SubjectName.RawData)
        && Problem(certificate, [authority], X509VerificationFlags.IgnoreNotTimeValid) is null;

    /// <summary>Whether a certificate is an authority's.</summary>
    public static bool IsAuthority(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(constraints => constraints.CertificateAuthority);

    /// <summary>Why a client that trusts these authorities refuses a certificate; null when it accepts it.</summary>
    /// <param name="certificate">What the server presents.</param>
    /// <param name="authorities">Who is trusted.</param>
    /// <param name="ignored">What is let pass.</param>
    public static string? Problem(
        X509Certificate2 certificate, IReadOnlyList<X509Certificate2> authorities, X509VerificationFlags ignored = X509VerificationFlags.NoFlag)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities.ToArray());
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationFlags = ignored;
        return chain.Build(certificate) ? null : string.Join("; ", chain.ChainStatus.Select(status => status.StatusInformation.Trim()).Distinct(StringComparer.Ordinal));
    }
}
