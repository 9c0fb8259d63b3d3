using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace PyOps.Support.Stub;

/// <summary>A self-signed certificate for 127.0.0.1.</summary>
public sealed class StubCertificate : IDisposable
{
    public StubCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=stub", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        WithKey = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(1));
    }

    /// <summary>The certificate as the server needs it.</summary>
    public X509Certificate2 WithKey { get; }

    /// <summary>The certificate as a kubeconfig's certificate-authority-data.</summary>
    public string Authority => Convert.ToBase64String(Encoding.ASCII.GetBytes(WithKey.ExportCertificatePem()));

    public void Dispose() => WithKey.Dispose();
}
