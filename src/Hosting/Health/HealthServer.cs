using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using Prometheus;
using PyOps.Hosting.Admitting;

namespace PyOps.Hosting.Health;

/// <summary>
/// Answers /livez, /readyz and /metrics over plain HTTP, on every address of both families. Readiness latches; liveness does not. Either
/// names what is wrong, and with <c>?verbose</c> everything that is looked at. Who asks does so at once and has one answer: that is how
/// kubelets are, so that whoever only holds a connection has to make room for them.
/// </summary>
public sealed class HealthServer : IAsyncDisposable
{
    /// <summary>Connections at the same time.</summary>
    public const int Connections = 64;

    /// <summary>What a connection takes at most, in bytes: what was read of its headers, and an answer that it does not read.</summary>
    public const int ConnectionBytes = 2 * BareServer.BufferBytes;

    private const int HeaderBytes = 8 * 1024;
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(2);

    private readonly WebApplication application;

    /// <summary>Prepares the server; <see cref="StartAsync"/> opens the port.</summary>
    /// <param name="port">0 for a free one.</param>
    /// <param name="live">When one of these has a problem the process should be restarted; none: alive is who answers.</param>
    /// <param name="ready">What /readyz says.</param>
    /// <param name="metrics">What /metrics shows.</param>
    /// <param name="cuts">Where it is told who had to make room.</param>
    /// <param name="logs">Where Kestrel logs.</param>
    public HealthServer(
        int port, IReadOnlyList<HealthCheck> live, ReadinessLatch ready, CollectorRegistry metrics, CutReport cuts, ILoggerFactory logs)
    {
        var seats = new Seats(Connections, "health connections", cuts);
        application = BareServer.Build(logs, kestrel =>
        {
            Limit(kestrel.Limits);
            kestrel.ListenAnyIP(port, endpoint =>
            {
                endpoint.Protocols = HttpProtocols.Http1;
                endpoint.UseSeats(seats);
            });
        });
        application.Run(context =>
        {
            context.Response.Headers.Connection = "close";
            return context.Request.Path.Value switch
            {
                "/livez" => AnswerAsync(context, Look(live)),
                "/readyz" => AnswerAsync(context, ready.Look()),
                "/metrics" => WriteMetricsAsync(context, metrics),
                _ => WriteAsync(context, StatusCodes.Status404NotFound, "there are /livez, /readyz and /metrics\n"),
            };
        });
    }

    /// <summary>The port that is open, once started.</summary>
    public int Port => new Uri(application.Urls.First()).Port;

    /// <summary>Opens the port.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public Task StartAsync(CancellationToken cancellation) => application.StartAsync(cancellation);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => application.DisposeAsync();

    private static void Limit(KestrelServerLimits limits)
    {
        limits.MaxRequestBodySize = 0;
        limits.MaxRequestHeadersTotalSize = HeaderBytes;
        limits.MaxRequestBufferSize = HeaderBytes;
        limits.KeepAliveTimeout = patience;
        limits.RequestHeadersTimeout = patience;
        limits.MinResponseDataRate = new MinDataRate(bytesPerSecond: HeaderBytes, patience);
    }

    private static (bool IsLive, IReadOnlyList<(string Name, string? Problem)> Checks) Look(IReadOnlyList<HealthCheck> live)
    {
        var seen = live.Select(check => (check.Name, Problem: check.Problem())).ToList();
        return (seen.TrueForAll(check => check.Problem is null), seen);
    }

    private static Task AnswerAsync(HttpContext context, (bool IsGood, IReadOnlyList<(string Name, string? Problem)> Checks) seen)
    {
        var text = new StringBuilder();
        if (!seen.IsGood || context.Request.Query.ContainsKey("verbose"))
        {
            foreach (var (name, problem) in seen.Checks)
                text.Append(HealthCheck.Line(name, problem));
        }
        var code = seen.IsGood ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        return WriteAsync(context, code, text.Append(seen.IsGood ? "ok\n" : "not ok\n").ToString());
    }

    private static Task WriteMetricsAsync(HttpContext context, CollectorRegistry registry)
    {
        context.Response.ContentType = "text/plain; version=0.0.4; charset=utf-8";
        return registry.CollectAndExportAsTextAsync(context.Response.Body, context.RequestAborted);
    }

    private static Task WriteAsync(HttpContext context, int code, string text)
    {
        context.Response.StatusCode = code;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text, context.RequestAborted);
    }
}
