using System.Net;
using System.Net.Security;
using System.Net.Sockets;

namespace PyOps.Floods.Honest;

/// <summary>Connections to this machine from an address of it: all of 127.0.0.0/8 are.</summary>
internal static class Dial
{
    public static async Task<NetworkStream> Tcp(IPAddress from, int port, CancellationToken end)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.Bind(new IPEndPoint(from, 0));
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), end);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public static async Task<SslStream> Tls(IPAddress from, int port, SslApplicationProtocol protocol, CancellationToken end)
    {
        var stream = new SslStream(await Tcp(from, port, end));
        try
        {
            await stream.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = "127.0.0.1",
                    ApplicationProtocols = [protocol],
                    RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.Subject == "CN=127.0.0.1",
                },
                end);
            return stream;
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    /// <summary>A client whose connections come from there.</summary>
    public static HttpClient Client(IPAddress from, string scheme, int port, Version version) => new(new SocketsHttpHandler
    {
        EnableMultipleHttp2Connections = true,
        ConnectCallback = async (context, end) => await Tcp(from, port, end),
        SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.Subject == "CN=127.0.0.1" },
    })
    {
        BaseAddress = new Uri($"{scheme}://127.0.0.1:{port}"),
        DefaultRequestVersion = version,
        DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        Timeout = TimeSpan.FromSeconds(10),
    };
}
