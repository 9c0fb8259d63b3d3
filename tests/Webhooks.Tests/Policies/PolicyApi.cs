using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using PyOps.Support.Stub;
using PyOps.Webhooks.Measuring;
using PyOps.Webhooks.Policies;

namespace PyOps.Webhooks.Tests.Policies;

/// <summary>An API server that serves one collection over HTTPS, and a watch of its policies.</summary>
internal sealed class PolicyApi : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("pyops-api");
    private readonly Support.Certificates authority = new();
    private readonly CancellationTokenSource stop = new();
    private WebApplication server = null!;
    private ApiAccess access = null!;
    private Task watching = Task.CompletedTask;

    private PolicyApi()
    {
        Metrics = new WebhookMetrics();
        Current = new CurrentPolicy(Metrics.Policy, NullLogger.Instance);
    }

    public ListWatchScript Script { get; } = new();

    public ConcurrentQueue<string> Tokens { get; } = [];

    public CurrentPolicy Current { get; }

    public WebhookMetrics Metrics { get; }

    public FakeTimeProvider Time { get; } = new();

    public string TokenFile => Path.Combine(folder.FullName, "token");

    /// <summary>Runs one that presents a chain of root, intermediate and leaf.</summary>
    /// <param name="trusted">What the webhook's ca.crt has; the root, unless said otherwise.</param>
    /// <param name="host">Whose the leaf is; it is asked as 127.0.0.1.</param>
    public static async Task<PolicyApi> Run(Func<Support.Certificates, string>? trusted = null, string host = "127.0.0.1")
    {
        var api = new PolicyApi();
        await api.Start(trusted ?? (authority => authority.RootPem), host);
        return api;
    }

    public void Watch() =>
        watching = new PolicyWatch(access.Endpoint(PolicyWatch.Path), Current, Metrics.Policy, Time, NullLogger.Instance)
            .Run(stop.Token);

    /// <summary>Waits, moving the clock on, so that pauses are none.</summary>
    public Task Until(Func<bool> condition, string what) => Wait.Until(condition, what, Time);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await watching.Soon();
        await server.StopAsync(new CancellationToken(canceled: true));
        await server.DisposeAsync();
        access.Dispose();
        authority.Dispose();
        stop.Dispose();
        folder.Delete(recursive: true);
    }

    private async Task Start(Func<Support.Certificates, string> trusted, string host)
    {
        await File.WriteAllTextAsync(TokenFile, "first\n");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "ca.crt"), trusted(authority));
        var (chain, key) = authority.Leaf("api", host);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, endpoint => endpoint.UseHttps(https =>
        {
            https.ServerCertificate = X509Certificate2.CreateFromPem(chain, key);
            https.ServerCertificateChain = [];
            https.ServerCertificateChain.ImportFromPem(chain);
        })));
        server = builder.Build();
        server.Run(Answer);
        await server.StartAsync();
        access = ApiAccess.Of(server.Urls.Single(), TokenFile, Path.Combine(folder.FullName, "ca.crt"), Time)!;
    }

    private Task Answer(HttpContext context)
    {
        Tokens.Enqueue(context.Request.Headers.Authorization.ToString());
        return context.Request.Path.Value == "/" + PolicyWatch.Path ? Script.Handle(context) : Reply.Status(404, "not found")(context);
    }
}
