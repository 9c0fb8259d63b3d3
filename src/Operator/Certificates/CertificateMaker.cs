using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PyOps.Operator.Certificates;

/// <summary>Makes authorities and the certificates that they sign: ECDSA on P-256, random serial numbers.</summary>
internal static class CertificateMaker
{
    private const int SerialBytes = 16;
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <summary>A new authority.</summary>
    /// <param name="policy">How long it lives.</param>
    /// <param name="now">The time.</param>
    public static KeyPair Authority(CertificatePolicy policy, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var serial = Serial();
        // A name of its own: two authorities of one name are hard to tell apart, for verifiers and for people.
        var name = $"CN=pyops-webhook-ca-{Convert.ToHexStringLower(serial.AsSpan(0, 4))}";
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(
            certificateAuthority: true, hasPathLengthConstraint: true, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        var identifier = new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false);
        request.CertificateExtensions.Add(identifier);
        using var made = request.Create(
            request.SubjectName, X509SignatureGenerator.CreateForECDsa(key), now - policy.Backdate, now + policy.AuthorityLife, serial);
        return Pair(made, key);
    }

    /// <summary>A new certificate of the webhook.</summary>
    /// <param name="authority">Who signs.</param>
    /// <param name="names">What it is for.</param>
    /// <param name="policy">How long it lives.</param>
    /// <param name="now">The time.</param>
    public static KeyPair Leaf(KeyPair authority, IReadOnlyList<string> names, CertificatePolicy policy, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var signer = ECDsa.Create();
        signer.ImportFromPem(authority.Key);
        var request = new CertificateRequest($"CN={names[0]}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(
            certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication)], critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(
            authority.Certificate, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (var name in names)
            alternatives.AddDnsName(name);
        request.CertificateExtensions.Add(alternatives.Build());
        var (begins, ends) = (Later(now - policy.Backdate, authority.Begins), Sooner(now + policy.LeafLife, authority.Ends));
        using var made = request.Create(
            authority.Certificate.SubjectName, X509SignatureGenerator.CreateForECDsa(signer), begins, ends, Serial());
        return Pair(made, key);
    }

    private static KeyPair Pair(X509Certificate2 made, ECDsa key) =>
        new(X509CertificateLoader.LoadCertificate(made.RawData), key.ExportPkcs8PrivateKeyPem() + "\n");

    // Positive, and of full length: the first bit is not set and the first byte is not 0.
    private static byte[] Serial()
    {
        var serial = RandomNumberGenerator.GetBytes(SerialBytes);
        serial[0] = (byte)((serial[0] & 0x7f) | 0x40);
        return serial;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Sooner(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
