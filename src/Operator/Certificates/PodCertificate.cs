using System.Security.Cryptography.X509Certificates;

namespace PyOps.Operator.Certificates;

/// <summary>What a webhook pod presents.</summary>
/// <param name="Pod">The pod's name.</param>
/// <param name="Ready">Whether it gets requests.</param>
/// <param name="Presented">Its certificate; null when it did not answer.</param>
internal sealed record PodCertificate(string Pod, bool Ready, X509Certificate2? Presented)
{
    /// <summary>
    /// Whether this pod is to be waited for until it presents a certificate: it is ready, or answers with another one. A pod that is
    /// neither gets no requests, and will begin with what the Secret holds then.
    /// </summary>
    public bool Lacks(X509Certificate2 certificate) =>
        Presented is null ? Ready : !Presented.RawDataMemory.Span.SequenceEqual(certificate.RawDataMemory.Span);
}
