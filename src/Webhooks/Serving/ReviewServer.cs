using System.Net.Security;
using System.Security.Authentication;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using PyOps.Hosting.Admitting;
using PyOps.Hosting.Health;
using PyOps.Webhooks.Certificates;

namespace PyOps.Webhooks.Serving;

/// <summary>Serves reviews over HTTPS, HTTP/2 and 1.1.</summary>
internal sealed class ReviewServer : IAsyncDisposable
{
    // Longer than any timeout in our configuration: whatever is in flight either ends by itself or nobody waits for it.
    private static readonly TimeSpan stopTime = TimeSpan.FromSeconds(10);

    private readonly WebApplication application;

    /// <summary>Prepares the server; <see cref="Start"/> opens the port.</summary>
    /// <param name="port">On every address; 0 for a free one.</param>
    /// <param name="certificate">What is served; while it is null every handshake fails.</param>
    /// <param name="handshake">What a connection's handshake needs to serve it.</param>
    /// <param name="answer">What answers.</param>
    /// <param name="cuts">Where it is told who had to make room.</param>
    /// <param name="logs">Where Kestrel logs.</param>
    public ReviewServer(
        int port, Func<ServedCertificate?> certificate,
        Func<ServedCertificate, BaseConnectionContext, SslServerAuthenticationOptions> handshake, RequestDelegate answer, CutReport cuts,
        ILoggerFactory logs)
    {
        var seats = new Seats(ServerLimits.Connections, "connections", cuts);
        var tls = new TlsHandshakeCallbackOptions
        {
            OnConnection = context => ValueTask.FromResult(
                handshake(certificate() ?? throw new AuthenticationException("there is no certificate yet"), context.Connection)),
        };
        application = BareServer.Build(logs, kestrel =>
        {
            ServerLimits.Apply(kestrel.Limits);
            kestrel.ListenAnyIP(port, endpoint =>
            {
                endpoint.Protocols = HttpProtocols.Http1AndHttp2;
                endpoint.UseSeats(seats);
                endpoint.UseHttps(tls);
            });
        });
        application.Run(answer);
    }

    /// <summary>The port that is open, once started.</summary>
    public int Port => new Uri(application.Urls.First()).Port;

    /// <summary>Opens the port.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public Task Start(CancellationToken cancellation) => application.StartAsync(cancellation);

    /// <summary>Closes the port, tells every connection to go (GOAWAY), and waits for what is in flight, but not for ever.</summary>
    public async Task Stop()
    {
        using var time = new CancellationTokenSource(stopTime);
        await application.StopAsync(time.Token);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => application.DisposeAsync();
}
