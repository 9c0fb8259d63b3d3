using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace PyOps.Webhooks.Tests.Support;

/// <summary>What clients present.</summary>
internal static class ClientCertificates
{
    /// <summary>A certificate that an authority has signed for a name.</summary>
    public static SslStreamCertificateContext Of(
        TestAuthority by, string name, string? use = TestAuthority.ForClients, DateTimeOffset? until = null, string host = "client",
        X509Certificate2? sent = null)
    {
        var (certificate, key) = by.Issue(host, name, until, use: use);
        var pair = X509Certificate2.CreateFromPem(certificate.ExportCertificatePem(), key);
        return SslStreamCertificateContext.Create(pair, sent is null ? null : [sent], offline: true);
    }

    /// <summary>The same, by an authority that it has signed, and that the client sends along.</summary>
    public static SslStreamCertificateContext Between(TestAuthority by, string name)
    {
        using var between = new TestAuthority("between", by);
        return Of(between, name, sent: between.Certificate);
    }
}
