using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using PyOps.Hosting.Trust;

namespace PyOps.Operator.Certificates;

/// <summary>The caBundle: the authorities that API servers trust, as PEM.</summary>
internal static class Bundle
{
    public static byte[] Write(IEnumerable<X509Certificate2> authorities) =>
        Encoding.ASCII.GetBytes(string.Concat(authorities.Select(authority => authority.ExportCertificatePem() + "\n")));

    /// <summary>Reads authorities; what cannot be read is none.</summary>
    public static IReadOnlyList<X509Certificate2> Read(byte[]? bundle)
    {
        try
        {
            var found = new X509Certificate2Collection();
            found.ImportFromPem(Encoding.UTF8.GetString(bundle ?? []));
            return [.. found];
        }
        catch (CryptographicException)
        {
            return [];
        }
    }

    /// <summary>
    /// What the configuration shall trust: the authority, the next one, and of those that it trusts already whoever signed what a pod still
    /// presents. So nobody is dropped under a pod that has not got its new certificate yet, and no stranger stays. While a pod that gets
    /// requests does not say what it presents, nobody is dropped at all.
    /// </summary>
    public static IReadOnlyList<X509Certificate2> Wanted(
        SecretContents secret, IReadOnlyList<byte[]?> bundles, IReadOnlyList<PodCertificate> pods)
    {
        List<X509Certificate2> wanted = [secret.Authority.Pair!.Certificate];
        if (secret.Next?.Pair is { } next)
            wanted.Add(next.Certificate);
        wanted.AddRange(bundles.SelectMany(Read)
            .Where(known => Chains.IsAuthority(known) && pods.Any(pod => MayUse(pod, known)))
            .OrderBy(known => known.Thumbprint, StringComparer.Ordinal));
        return [.. wanted.DistinctBy(authority => authority.Thumbprint, StringComparer.Ordinal)];
    }

    private static bool MayUse(PodCertificate pod, X509Certificate2 authority) =>
        pod.Presented is { } leaf ? Chains.IsSignedBy(leaf, authority) : pod.Ready;
}
