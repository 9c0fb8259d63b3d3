using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PyOps.Webhooks.Tests.Support;

/// <summary>A certificate authority, an intermediate one, and leaves for 127.0.0.1, in PEM.</summary>
internal sealed class Certificates : IDisposable
{
    private readonly ECDsa rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa intermediateKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly DateTimeOffset from = DateTimeOffset.UtcNow.AddHours(-1);
    private readonly DateTimeOffset to = DateTimeOffset.UtcNow.AddDays(1);
    private readonly X509Certificate2 root;
    private readonly X509Certificate2 intermediate;

    public Certificates()
    {
        root = Authority("CN=root", rootKey).CreateSelfSigned(from, to);
        var request = Authority("CN=intermediate", intermediateKey);
        using var issued = request.Create(root, from, to, [1]);
        intermediate = issued.CopyWithPrivateKey(intermediateKey);
    }

    public X509Certificate2 Root => root;

    public string RootPem => root.ExportCertificatePem();

    /// <summary>A leaf with its intermediate, and its key. Both end in a line feed.</summary>
    public (string Chain, string Key) Leaf(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var leaf = request.Create(intermediate, from, to, RandomNumberGenerator.GetBytes(8));
        return (leaf.ExportCertificatePem() + "\n" + intermediate.ExportCertificatePem() + "\n", key.ExportPkcs8PrivateKeyPem() + "\n");
    }

    public void Dispose()
    {
        root.Dispose();
        intermediate.Dispose();
        rootKey.Dispose();
        intermediateKey.Dispose();
    }

    private static CertificateRequest Authority(string name, ECDsa key)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request;
    }
}
