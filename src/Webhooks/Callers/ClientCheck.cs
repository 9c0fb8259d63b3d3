using System.Diagnostics.CodeAnalysis;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using PyOps.Hosting.Trust;
using PyOps.Webhooks.Certificates;
using PyOps.Webhooks.Requests;

namespace PyOps.Webhooks.Callers;

/// <summary>
/// Asks who connects for a certificate, and notes of the connection when it is none of somebody who may ask. The handshake goes on all the
/// same: who only looks which certificate is served, as the operator does, has none, and who asks is told in words why he is refused.
/// </summary>
/// <param name="authorities">Who has to have signed it.</param>
/// <param name="names">What it may be for.</param>
internal sealed class ClientCheck(ClientAuthorities authorities, IReadOnlyList<string> names)
{
    private const string CommonName = "2.5.4.3";

    // The longest that X.520 lets a common name be; what is longer is text of a stranger, and not for our log.
    private const int LongestName = 64;

    // A cluster's own is one or two; each costs a signature's check.
    private const int LongestChain = 8;

    private static readonly Stranger anybody = new(Refusal.NoCertificate, "it presents no client certificate");

    private static readonly Stranger unknown = new(
        Refusal.WrongCertificate, "its certificate is not signed by an authority of --client-ca, is not for clients, or is not valid now");

    /// <summary>What the handshake of a connection needs.</summary>
    [SuppressMessage("Security", "CA5359", Justification = "What is presented is judged, and decides on each request.")]
    public SslServerAuthenticationOptions Handshake(ServedCertificate served, BaseConnectionContext connection)
    {
        connection.Features.Set(anybody); // Until it is judged.
        return served.Asking((_, certificate, chain, _) =>
        {
            connection.Features.Set(chain?.ChainPolicy.ExtraStore.Count > LongestChain
                ? unknown
                : Judge(PresentedCertificate.Of(certificate, chain)));
            return true;
        });
    }

    private Stranger? Judge(PresentedCertificate? presented)
    {
        if (presented is null)
            return anybody;
        if (Chains.ProblemOfClient(presented, authorities.Current) is not null)
            return unknown;
        var name = Name(presented.Leaf);
        return name is not null && names.Contains(name, StringComparer.Ordinal)
            ? null
            : new Stranger(Refusal.WrongName, $"its certificate is for {name ?? "no common name"}, which is not among --client-name");
    }

    // Two names are none: verifiers differ in which of them counts.
    private static string? Name(X509Certificate2 certificate)
    {
        var found = certificate.SubjectName.EnumerateRelativeDistinguishedNames()
            .Where(part => !part.HasMultipleElements && part.GetSingleElementType().Value == CommonName)
            .Select(part => part.GetSingleElementValue())
            .ToList();
        return found is [{ Length: <= LongestName } name] && !name.Any(char.IsControl) ? name : null;
    }
}
