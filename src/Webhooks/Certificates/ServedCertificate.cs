using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using PyOps.Hosting.Trust;

namespace PyOps.Webhooks.Certificates;

/// <summary>A certificate, its chain and its key, ready to be served.</summary>
/// <param name="Context">Leaf, key and chain. One instance for all handshakes, so that sessions can be resumed.</param>
/// <param name="NotAfter">When it expires, in UTC.</param>
/// <param name="Thumbprint">By which a person tells it from another.</param>
internal sealed record ServedCertificate(SslStreamCertificateContext Context, DateTime NotAfter, string Thumbprint)
{
    /// <summary>What each handshake needs where nobody has to say who he is.</summary>
    public SslServerAuthenticationOptions Options { get; } = Handshake(Context);

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
        // Offline: a handshake fetches nothing.
        var context = SslStreamCertificateContext.Create(leaf, chain, offline: true);
        return new(context, leaf.NotAfter.ToUniversalTime(), leaf.Thumbprint);
    }

    /// <summary>What a handshake needs in which the client is asked for a certificate as well.</summary>
    /// <param name="judge">Told what is presented, if anything, before the client's first byte is read.</param>
    public SslServerAuthenticationOptions Asking(RemoteCertificateValidationCallback judge)
    {
        var options = Handshake(Context);
        options.ClientCertificateRequired = true;
        options.CertificateChainPolicy = Chains.Offline;
        options.RemoteCertificateValidationCallback = judge;
        return options;
    }

    private static SslServerAuthenticationOptions Handshake(SslStreamCertificateContext context) => new()
    {
        ServerCertificateContext = context,
        ApplicationProtocols = [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11],
        EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
    };
}
