using System.Security.Cryptography.X509Certificates;

namespace PyOps.Operator.Certificates;

/// <summary>What a server presents, or an authority signs with.</summary>
/// <param name="Certificate">The certificate, without the key.</param>
/// <param name="Key">The key as PEM. It goes into the Secret and nowhere else.</param>
internal sealed record KeyPair(X509Certificate2 Certificate, string Key)
{
    public string CertificatePem => Certificate.ExportCertificatePem() + "\n";

    /// <summary>When two thirds of its life are over, and another takes its place.</summary>
    public DateTimeOffset Due => Begins + ((Ends - Begins) * 2 / 3);

    /// <summary>From when on it is valid.</summary>
    public DateTimeOffset Begins => new(Certificate.NotBefore);

    /// <summary>Until when it is valid.</summary>
    public DateTimeOffset Ends => new(Certificate.NotAfter);

    /// <summary>Never the key.</summary>
    public override string ToString() => $"{Certificate.Subject} until {Ends:u}";
}
