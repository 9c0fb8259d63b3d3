using System.Net;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Prometheus;
using PyOps.Operator.Runtime.Measuring;

namespace PyOps.Operator.Runtime;

/// <summary>
/// Answers /livez, /readyz and /metrics over plain HTTP. Readiness latches: after it has been reached once it stays, because an API
/// server's hiccup must not take every replica out at once. Liveness does not latch.
/// </summary>
internal sealed class HealthServer : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly IReadOnlyList<HealthCheck> live;
    private readonly IReadOnlyList<HealthCheck> ready;
    private volatile bool wasReady;

    /// <summary>Prepares the server; <see cref="StartAsync"/> opens the port.</summary>
    /// <param name="port">On every address; 0 for a free one.</param>
    /// <param name="live">When one of these has a problem the process should be restarted.</param>
    /// <param name="ready">All of these have to be in order once.</param>
    /// <param name="metrics">What /metrics shows.</param>
    /// <param name="logs">Where Kestrel logs.</param>
    public HealthServer(
        int port, IReadOnlyList<HealthCheck> live, IReadOnlyList<HealthCheck> ready, OperatorMetrics metrics, ILoggerFactory logs)
    {
        this.live = live;
        this.ready = ready;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(logs);
        // Signals are the process' own business: the server is there until everything else has stopped.
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Any, port, endpoint => endpoint.Protocols = HttpProtocols.Http1));
        application = builder.Build();
        application.MapGet("/livez", context => AnswerAsync(context, this.live, latched: false));
        application.MapGet("/readyz", context => AnswerAsync(context, this.ready, IsReady()));
        application.MapGet("/metrics", context => WriteMetricsAsync(context, metrics.Registry));
    }

    /// <summary>The port that is open, once started.</summary>
    public int Port => new Uri(application.Urls.First()).Port;

    /// <summary>Opens the port.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public Task StartAsync(CancellationToken cancellation) => application.StartAsync(cancellation);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => application.DisposeAsync();

    private bool IsReady() => wasReady = wasReady || ready.All(check => check.Problem() is null);

    private static async Task AnswerAsync(HttpContext context, IReadOnlyList<HealthCheck> checks, bool latched)
    {
        var results = checks.Select(check => (check.Name, Problem: check.Problem())).ToList();
        var good = latched || results.TrueForAll(result => result.Problem is null);
        context.Response.StatusCode = good ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "text/plain; charset=utf-8";

        var body = new StringBuilder();
        if (!good || context.Request.Query.ContainsKey("verbose"))
        {
            foreach (var (name, problem) in results)
                body.Append(problem is null ? $"[+] {name}\n" : $"[-] {name}: {problem}\n");
        }

        await context.Response.WriteAsync(body.Append(good ? "ok\n" : "not ok\n").ToString(), context.RequestAborted);
    }

    private static Task WriteMetricsAsync(HttpContext context, CollectorRegistry registry)
    {
        context.Response.ContentType = "text/plain; version=0.0.4; charset=utf-8";
        return registry.CollectAndExportAsTextAsync(context.Response.Body, context.RequestAborted);
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
