using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PyOps.Support;

/// <summary>A certificate authority, a root or one below another, and what it signs.</summary>
public sealed class TestAuthority : IDisposable
{
    /// <summary>The use of a certificate by a client.</summary>
    public const string ForClients = "1.3.6.1.5.5.7.3.2";

    /// <summary>The use of a certificate by a server.</summary>
    public const string ForServers = "1.3.6.1.5.5.7.3.1";

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>Makes one that is valid from an hour ago, for a day unless it is said otherwise.</summary>
    public TestAuthority(string name, TestAuthority? parent = null, DateTimeOffset? until = null)
    {
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        Certificate = Sign(request, parent?.Certificate.SubjectName ?? request.SubjectName, parent?.key ?? key, until);
    }

    public X509Certificate2 Certificate { get; }

    public string Pem => Certificate.ExportCertificatePem() + "\n";

    /// <summary>It and its key, as a Secret of the webhook's authority has them.</summary>
    public IDictionary<string, byte[]> Pair() => new Dictionary<string, byte[]>(StringComparer.Ordinal)
    {
        ["ca.crt"] = System.Text.Encoding.UTF8.GetBytes(Pem),
        ["ca.key"] = System.Text.Encoding.UTF8.GetBytes(key.ExportPkcs8PrivateKeyPem()),
    };

    /// <summary>A certificate and its key in PEM, for a DNS name or an IP address.</summary>
    public (X509Certificate2 Certificate, string Key) Issue(
        string host, string? subject = null, DateTimeOffset? until = null, bool isNamed = true, string? use = null)
    {
        using var own = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={subject ?? host}", own, HashAlgorithmName.SHA256);
        if (isNamed)
            request.CertificateExtensions.Add(Names(host));
        if (use is not null)
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(use)], critical: false));
        return (Sign(request, Certificate.SubjectName, key, until), own.ExportPkcs8PrivateKeyPem() + "\n");
    }

    public void Dispose()
    {
        Certificate.Dispose();
        key.Dispose();
    }

    private static X509Certificate2 Sign(
        CertificateRequest request, X500DistinguishedName issuer, ECDsa by, DateTimeOffset? until) => request.Create(
        issuer,
        X509SignatureGenerator.CreateForECDsa(by),
        (until ?? DateTimeOffset.UtcNow).AddHours(-1),
        until ?? DateTimeOffset.UtcNow.AddDays(1),
        RandomNumberGenerator.GetBytes(8));

    private static X509Extension Names(string host)
    {
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(host, out var address))
            names.AddIpAddress(address);
        else
            names.AddDnsName(host);
        return names.Build();
    }
}
