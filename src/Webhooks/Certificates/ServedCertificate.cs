using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace PyOps.Webhooks.Certificates;

/// <summary>A certificate, its chain and its key, ready to be served.</summary>
/// <param name="Options">What each handshake needs. One instance for all of them, so that sessions can be resumed.</param>
/// <param name="NotAfter">When it expires, in UTC.</param>
/// <param name="Thumbprint">By which a person tells it from another.</param>
internal sealed record ServedCertificate(SslServerAuthenticationOptions Options, DateTime NotAfter, string Thumbprint)
{
    /// <summary>Reads a pair of PEM files.</summary>
    /// <param name="certificates">The leaf, then what is needed to verify it.</param>
    /// <param name="key">The leaf's key.</param>
    /// <exception cref="CryptographicException">One of them is unreadable, or they are no pair.</exception>
    /// <exception cref="ArgumentException">One of them is no PEM.</exception>
    public static ServedCertificate Of(byte[] certificates, byte[] key)
    {
        var pem = Encoding.UTF8.GetString(certificates);
        var leaf = X509Certificate2.CreateFromPem(pem, Encoding.UTF8.GetString(key));
        var chain = new X509Certificate2Collection();
        chain.ImportFromPem(pem);
        chain.RemoveAt(0);
        var options = new SslServerAuthenticationOptions
        {
            // Offline: a handshake fetches nothing.
            ServerCertificateContext = SslStreamCertificateContext.Create(leaf, chain, offline: true),
            ApplicationProtocols = [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11],
            EnabledSslProtocols = System.Security.Authentication.SslProtocols.Tls12 | System.Security.Authentication.SslProtocols.Tls13,
        };
        return new(options, leaf.NotAfter.ToUniversalTime(), leaf.Thumbprint);
    }
}
