using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PyOps.Hosting.Trust;

/// <summary>
/// Who signed what, as clients written in Go, API servers among them, see it: what a server sends along counts for the way to an authority,
/// and the way ends at any certificate that is trusted, a root or not. The library's own verification ends at roots only.
/// </summary>
public static class Chains
{
    private static readonly Oid serverAuthentication = new("1.3.6.1.5.5.7.3.1");
    private static readonly Oid clientAuthentication = new("1.3.6.1.5.5.7.3.2");

    // What is said of a chain that does not end at a root that is trusted: here it may.
    private const X509ChainStatusFlags OfTheEnd = X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain
        | X509ChainStatusFlags.RevocationStatusUnknown | X509ChainStatusFlags.OfflineRevocation;

    private const X509ChainStatusFlags OfTime = X509ChainStatusFlags.NotTimeValid;

    /// <summary>
    /// How a handshake is to look at what is presented before it asks us: nothing is fetched from where a stranger's certificate says.
    /// </summary>
    public static X509ChainPolicy Offline => new() { RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true };

    /// <summary>Whether a certificate is an authority's.</summary>
    public static bool IsAuthority(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(constraints => constraints.CertificateAuthority);

    /// <summary>Whether an authority signed a certificate, whatever the time.</summary>
    public static bool IsSignedBy(X509Certificate2 certificate, X509Certificate2 authority) =>
        certificate.IssuerName.RawData.AsSpan().SequenceEqual(authority.SubjectName.RawData)
        && Verify(new(certificate, []), authority, OfTheEnd | OfTime, serverAuthentication).Problem is null;

    /// <summary>Why a client that trusts these certificates refuses what a server presents under a name; null when it accepts it.</summary>
    public static string? Problem(PresentedCertificate presented, string host, IReadOnlyList<X509Certificate2> trusted) =>
        presented.Leaf.MatchesHostname(host, allowWildcards: true, allowCommonName: false)
            ? Problem(presented, trusted)
            : $"it is not for {host}";

    /// <summary>
    /// Why a client that trusts these certificates refuses what a server presents, whatever its name; null when it accepts it.
    /// </summary>
    public static string? Problem(PresentedCertificate presented, IReadOnlyList<X509Certificate2> trusted) =>
        Problem(presented, trusted, serverAuthentication);

    /// <summary>
    /// Why a server that trusts these certificates refuses what a client presents, whatever its name; null when it accepts it.
    /// </summary>
    public static string? ProblemOfClient(PresentedCertificate presented, IReadOnlyList<X509Certificate2> trusted) =>
        Problem(presented, trusted, clientAuthentication);

    private static string? Problem(PresentedCertificate presented, IReadOnlyList<X509Certificate2> trusted, Oid use)
    {
        // Each by itself: of two authorities of one name the library would look at one.
        var seen = new List<(bool IsReached, string? Problem)>();
        foreach (var anchor in trusted)
        {
            var verified = Verify(presented, anchor, OfTheEnd, use);
            if (verified.Problem is null)
                return null;
            seen.Add(verified);
        }
        return seen.OrderByDescending(tried => tried.IsReached).Select(tried => tried.Problem).FirstOrDefault() ?? "nobody is trusted";
    }

    private static (bool IsReached, string? Problem) Verify(
        PresentedCertificate presented, X509Certificate2 anchor, X509ChainStatusFlags ignored, Oid use)
    {
        using var chain = new X509Chain { ChainPolicy = Offline };
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(anchor);
        chain.ChainPolicy.ExtraStore.AddRange(presented.Others.ToArray());
        chain.ChainPolicy.ApplicationPolicy.Add(use);
        chain.Build(presented.Leaf); // Its verdict is on the whole way; ours ends at the anchor.
        var problems = new List<string>();
        foreach (var element in chain.ChainElements)
        {
            problems.AddRange(element.ChainElementStatus
                .Where(status => (status.Status & ~ignored) != X509ChainStatusFlags.NoError)
                .Select(status => status.StatusInformation.Trim()));
            if (!element.Certificate.RawDataMemory.Span.SequenceEqual(anchor.RawDataMemory.Span))
                continue;
            // The last of a chain without a root is not looked at by the library.
            if (problems is [] && (ignored & OfTime) == X509ChainStatusFlags.NoError && !IsTimely(anchor))
                problems.Add($"{anchor.Subject} is not valid at this time");
            return (true, problems is [] ? null : string.Join("; ", problems.Distinct(StringComparer.Ordinal)));
        }
        problems.Add($"{chain.ChainElements.Select(element => element.Certificate.Issuer).Last()} is not trusted");
        return (false, string.Join("; ", problems.Distinct(StringComparer.Ordinal)));
    }

    private static bool IsTimely(X509Certificate2 certificate) =>
        DateTime.Now >= certificate.NotBefore && DateTime.Now <= certificate.NotAfter;
}
