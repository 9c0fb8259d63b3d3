using System.Security.Cryptography.X509Certificates;

namespace PyOps.Webhooks.Tests.Support;

/// <summary>A certificate authority, an intermediate one, and leaves for 127.0.0.1, in PEM.</summary>
internal sealed class Certificates : IDisposable
{
    private readonly TestAuthority root = new("root");
    private readonly TestAuthority intermediate;

    public Certificates() => intermediate = new TestAuthority("intermediate", root);

    public X509Certificate2 Root => root.Certificate;

    public string RootPem => root.Pem;

    public string IntermediatePem => intermediate.Pem;

    /// <summary>A leaf with its intermediate, and its key. Both end in a line feed.</summary>
    public (string Chain, string Key) Leaf(string subject, string host = "127.0.0.1")
    {
        var (leaf, key) = intermediate.Issue(host, subject);
        return (leaf.ExportCertificatePem() + "\n" + intermediate.Pem, key);
    }

    public void Dispose()
    {
        root.Dispose();
        intermediate.Dispose();
    }
}
