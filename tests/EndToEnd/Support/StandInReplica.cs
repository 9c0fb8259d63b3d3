using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using k8s.Models;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;
using PyOps.Cluster;

namespace PyOps.EndToEnd.Support;

/// <summary>
/// In a webhook pod's place: a server in the test's process that admits everything, and follows its certificate in the Secret as a pod
/// follows its mounted files: what it cannot read, or what is gone, leaves it with the last good one.
/// Each request has a connection of its own, so that each proves the chain.
/// </summary>
internal sealed class StandInReplica : IAsyncDisposable
{
    private static readonly TimeSpan period = TimeSpan.FromMilliseconds(100);

    private readonly WebApplication server;
    private readonly CancellationTokenSource stop = new();
    private readonly Task following;
    // One for all handshakes, as the webhook has it: left to itself, each of them would prepare the certificate anew.
    private volatile SslServerAuthenticationOptions? handshake;
    private long reviews;

    private StandInReplica(WebApplication server, Func<Task<V1Secret?>> secret)
    {
        this.server = server;
        server.MapPost("/{**path}", AnswerAsync);
        following = FollowAsync(secret);
    }

    /// <summary>Its port on every address of the machine.</summary>
    public int Port => new Uri(server.Urls.First()).Port;

    /// <summary>Whether it is stuck with the certificate that it has.</summary>
    public bool IsStuck { get; set; }

    /// <summary>What it presents.</summary>
    public X509Certificate2? Presented => handshake?.ServerCertificateContext!.TargetCertificate;

    /// <summary>Requests that it has answered.</summary>
    public long Reviews => Interlocked.Read(ref reviews);

    /// <summary>Starts it.</summary>
    /// <param name="secret">Reads the Secret; null when there is none.</param>
    public static async Task<StandInReplica> Start(Func<Task<V1Secret?>> secret)
    {
        StandInReplica? replica = null;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Any, 0, endpoint =>
        {
            endpoint.Protocols = HttpProtocols.Http1;
            endpoint.UseHttps(new TlsHandshakeCallbackOptions
            {
                OnConnection = _ => ValueTask.FromResult(
                    replica!.handshake ?? throw new AuthenticationException("there is no certificate yet")),
            });
        }));
        replica = new StandInReplica(builder.Build(), secret);
        await replica.server.StartAsync();
        return replica;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await following;
        await server.DisposeAsync();
        stop.Dispose();
    }

    private async Task FollowAsync(Func<Task<V1Secret?>> secret)
    {
        using var timer = new PeriodicTimer(period);
        try
        {
            while (await timer.WaitForNextTickAsync(stop.Token))
            {
                if (!IsStuck && await Read(secret) is { } current && current.Thumbprint != Presented?.Thumbprint)
                    handshake = new SslServerAuthenticationOptions
                    {
                        ServerCertificateContext = SslStreamCertificateContext.Create(current, null, offline: true),
                    };
            }
        }
        catch (OperationCanceledException)
        {
            // The end.
        }
    }

    private static async Task<X509Certificate2?> Read(Func<Task<V1Secret?>> secret)
    {
        try
        {
            return await secret() is { Data: { } data }
                && data.TryGetValue("tls.crt", out var crt)
                && data.TryGetValue("tls.key", out var key)
                ? X509Certificate2.CreateFromPem(Encoding.UTF8.GetString(crt), Encoding.UTF8.GetString(key))
                : null;
        }
        catch (Exception unusable) when (unusable is CryptographicException or ArgumentException || Wait.IsServerFault(unusable))
        {
            return null;
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var review = await JsonDocument.ParseAsync(context.Request.Body);
        var uid = review.RootElement.GetProperty("request").GetProperty("uid").GetString();
        Interlocked.Increment(ref reviews);
        context.Response.Headers.Connection = "close";
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(
            $$$"""{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","response":{"uid":"{{{uid}}}","allowed":true}}""");
    }
}
