using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PyOps.Support.Stub;

/// <summary>
/// An API server on a loopback port for what a real one does not do on demand: faults. What has no handler is answered by 404.
/// HTTP/1.1, or HTTP/2 over TLS as a real one.
/// </summary>
public sealed class ApiStub : IAsyncDisposable
{
    private readonly ConcurrentDictionary<(string Method, string Path), RequestDelegate> handlers = [];
    private readonly StubCertificate? certificate;
    private WebApplication? server;
    private int connections;
    private int open;
    private int inFlight;

    private ApiStub(StubCertificate? certificate) => this.certificate = certificate;

    /// <summary>Everything that was asked, in order of arrival.</summary>
    public ConcurrentQueue<StubRequest> Requests { get; } = [];

    /// <summary>A kubeconfig that leads to this stub.</summary>
    public string KubeConfigPath { get; } = Path.GetTempFileName();

    /// <summary>Connections accepted so far.</summary>
    public int Connections => Volatile.Read(ref connections);

    /// <summary>Connections that are open now.</summary>
    public int OpenConnections => Volatile.Read(ref open);

    /// <summary>Requests whose answer is not complete: over HTTP/2, streams that are open.</summary>
    public int InFlight => Volatile.Read(ref inFlight);

    /// <summary>The port, which stays the same over <see cref="Stop"/> and <see cref="Start"/>; 0 before the first start.</summary>
    public int Port { get; private set; }

    public static async Task<ApiStub> Run(bool tls = false)
    {
        var stub = new ApiStub(tls ? new StubCertificate() : null);
        await stub.Start();
        await File.WriteAllTextAsync(stub.KubeConfigPath, stub.KubeConfig());
        return stub;
    }

    /// <summary>Answers a method and path (without query); replaces an earlier handler.</summary>
    public void On(string method, string path, RequestDelegate handler) => handlers[(method, path)] = handler;

    /// <summary>Scripts the lists and watches of a collection.</summary>
    public ListWatchScript OnListWatch(string path)
    {
        var script = new ListWatchScript();
        On("GET", path, script.Handle);
        return script;
    }

    public async Task Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.Zero);
        builder.WebHost.UseKestrel(options => options.Listen(IPAddress.Loopback, Port, Listen));
        server = builder.Build();
        server.Run(Handle);
        await server.StartAsync();
        Port = new Uri(server.Urls.Single()).Port;
    }

    /// <summary>Stops as a killed server does: every connection is cut.</summary>
    public async Task Stop()
    {
        if (Interlocked.Exchange(ref server, null) is not { } running)
            return;
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await running.StopAsync(now.Token);
        await running.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        certificate?.Dispose();
        File.Delete(KubeConfigPath);
    }

    private void Listen(ListenOptions listener)
    {
        listener.Protocols = HttpProtocols.Http1AndHttp2;
        listener.Use(next => async connection =>
        {
            Interlocked.Increment(ref connections);
            Interlocked.Increment(ref open);
            try
            {
                await next(connection);
            }
            finally
            {
                Interlocked.Decrement(ref open);
            }
        });
        if (certificate is not null)
            listener.UseHttps(certificate.WithKey);
    }

    private async Task Handle(HttpContext context)
    {
        Interlocked.Increment(ref inFlight);
        try
        {
            Requests.Enqueue(StubRequest.Of(context.Request));
            var found = handlers.TryGetValue((context.Request.Method, context.Request.Path.Value ?? "/"), out var handler);
            await (found ? handler! : Reply.Status(404, "the server could not find the requested resource"))(context);
        }
        finally
        {
            Interlocked.Decrement(ref inFlight);
        }
    }

    private string KubeConfig()
    {
        var scheme = certificate is null ? "http" : "https";
        var authority = certificate is null ? string.Empty : $"certificate-authority-data: {certificate.Authority}";
        return $"""
            apiVersion: v1
            kind: Config
            current-context: stub
            contexts:
            - name: stub
              context:
                cluster: stub
                user: stub
            users:
            - name: stub
              user:
                token: letmein
            clusters:
            - name: stub
              cluster:
                server: {scheme}://127.0.0.1:{Port}
                {authority}
            """;
    }
}
