using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using PyOps.Hosting.Trust;

namespace PyOps.Operator.Certificates;

/// <summary>Asks a server what it presents.</summary>
internal static class TlsDial
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(2);

    /// <summary>The certificate and what came with it, whatever it is worth, or why there is none.</summary>
    /// <param name="address">Host or IP address.</param>
    /// <param name="port">Port.</param>
    /// <param name="host">The name under which the server is asked.</param>
    /// <param name="cancellation">Ends the try; so do two seconds.</param>
    public static async Task<(PresentedCertificate? Presented, string? Problem)> AskAsync(
        string address, int port, string host, CancellationToken cancellation)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        late.CancelAfter(patience);
        try
        {
            return (await HandshakeAsync(address, port, host, late.Token), null);
        }
        catch (Exception failure) when (failure is SocketException or IOException or AuthenticationException)
        {
            return (null, failure.Message);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (null, $"no answer within {patience.TotalSeconds:0} s");
        }
    }

    private static async Task<PresentedCertificate> HandshakeAsync(string address, int port, string host, CancellationToken cancellation)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(address, port, cancellation);
        await using var stream = new SslStream(connection.GetStream());
        PresentedCertificate? presented = null;
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = host,
            CertificateChainPolicy = Chains.Offline,
            // To see what is presented is all that is wanted here, and who asks judges it. Nothing is ever sent.
            RemoteCertificateValidationCallback = (_, certificate, chain, _) =>
                (presented = PresentedCertificate.Of(certificate, chain)) is not null,
        };
        await stream.AuthenticateAsClientAsync(options, cancellation);
        return presented!;
    }
}
