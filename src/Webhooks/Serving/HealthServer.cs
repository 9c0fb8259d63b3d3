using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace PyOps.Webhooks.Serving;

/// <summary>Answers /livez, /readyz and /metrics over plain HTTP. Alive is who answers: nothing that is wrong with us is mended by a restart.</summary>
internal sealed class HealthServer : IAsyncDisposable
{
    private readonly WebApplication application;

    /// <summary>Prepares the server; <see cref="Start"/> opens the port.</summary>
    /// <param name="port">On every address; 0 for a free one.</param>
    /// <param name="readiness">What /readyz says.</param>
    /// <param name="metrics">What /metrics shows.</param>
    /// <param name="logs">Where Kestrel logs.</param>
    public HealthServer(int port, Readiness readiness, WebhookMetrics metrics, ILoggerFactory logs)
    {
        application = BareServer.Build(logs, kestrel =>
        {
            kestrel.Limits.MaxConcurrentConnections = 64;
            kestrel.Limits.MaxRequestBodySize = 0;
            kestrel.ListenAnyIP(port, endpoint => endpoint.Protocols = HttpProtocols.Http1);
        });
        application.Run(context => Answer(context, readiness, metrics));
    }

    /// <summary>The port that is open, once started.</summary>
    public int Port => new Uri(application.Urls.First()).Port;

    /// <summary>Opens the port.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public Task Start(CancellationToken cancellation) => application.StartAsync(cancellation);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => application.DisposeAsync();

    private static Task Answer(HttpContext context, Readiness readiness, WebhookMetrics metrics)
    {
        switch (context.Request.Path.Value)
        {
            case "/livez":
                return Write(context, StatusCodes.Status200OK, "ok\n");
            case "/readyz":
                var missing = readiness.Missing();
                return missing is []
                    ? Write(context, StatusCodes.Status200OK, "ok\n")
                    : Write(context, StatusCodes.Status503ServiceUnavailable, string.Concat(missing.Select(check => $"[-] {check.Name}: {check.Problem}\n")) + "not ok\n");
            case "/metrics":
                context.Response.ContentType = "text/plain; version=0.0.4; charset=utf-8";
                return metrics.Registry.CollectAndExportAsTextAsync(context.Response.Body, context.RequestAborted);
            default:
                return Write(context, StatusCodes.Status404NotFound, "there are /livez, /readyz and /metrics\n");
        }
    }

    private static Task Write(HttpContext context, int code, string text)
    {
        context.Response.StatusCode = code;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text, context.RequestAborted);
    }
}
