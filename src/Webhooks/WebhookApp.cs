using PyOps.Hosting.Admitting;
using PyOps.Hosting.Health;
using PyOps.Webhooks.Admission;
using PyOps.Webhooks.Callers;
using PyOps.Webhooks.Certificates;
using PyOps.Webhooks.Measuring;
using PyOps.Webhooks.Policies;
using PyOps.Webhooks.Requests;
using PyOps.Webhooks.Serving;

namespace PyOps.Webhooks;

/// <summary>The parts of the webhook, put together.</summary>
internal sealed class WebhookApp : IAsyncDisposable
{
    private readonly TimeProvider time;
    private readonly TimeSpan drain;
    private readonly ILogger logger;
    private readonly CertificateFolder certificates;
    private readonly ClientAuthorities? clients;
    private readonly Func<CancellationToken, Task> followPolicy;
    private readonly CutReport cuts;
    private readonly ReadinessLatch readiness;
    private readonly ReviewServer reviews;
    private readonly HealthServer health;

    /// <summary>Puts the parts together.</summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="api">The API server whose policy is watched; null: that of a file.</param>
    /// <param name="logs">Where is logged.</param>
    /// <param name="time">The clock.</param>
    public WebhookApp(WebhookOptions options, ApiAccess? api, ILoggerFactory logs, TimeProvider time)
    {
        this.time = time;
        drain = TimeSpan.FromSeconds(options.DrainSeconds);
        logger = logs.CreateLogger("PyOps.Webhook");
        certificates = new CertificateFolder(options.CertDir, Metrics, time, logger);
        Policy = new CurrentPolicy(Metrics.Policy, logger);
        followPolicy = api is null
            ? new PolicyFileWatch(options.PolicyFile!, Policy, Metrics.Policy, time, logger).Run
            : new PolicyWatch(api.Endpoint(PolicyWatch.Path), Policy, Metrics.Policy, time, logger).Run;
        clients = options.ClientCa is { } file ? new ClientAuthorities(file, Metrics.Clients, time, logger) : null;
        readiness = new ReadinessLatch(
        [
            new("certificate", () => certificates.Problem),
            new("policy", () => Policy.Problem),
            .. clients is null ? [] : new HealthCheck[] { new("client-ca", () => clients.Problem) },
        ]);
        var handler = new ReviewHandler(() => Policy.Value, Metrics, time, logger, options.DocsUrl);
        cuts = new CutReport(Metrics.Registry, logger, time);
        var endpoint = new ReviewEndpoint(
            handler, AdmissionPath.All(options.DefaultMode), Metrics, new Seats(ServerLimits.Bodies, "bodies", cuts),
            new LargeBodies(cuts, time), new BodyDeadline(time), new StrangerLog(time, logger));
        reviews = new ReviewServer(
            options.Port, () => certificates.Current,
            clients is null ? (served, _) => served.Options : new ClientCheck(clients, options.ClientNames).Handshake,
            endpoint.Answer, cuts, logs);
        // Alive is who answers: nothing that is wrong with us is mended by a restart.
        health = new HealthServer(options.HealthPort, live: [], readiness, Metrics.Registry, cuts, logs);
    }

    /// <summary>What /metrics shows.</summary>
    public WebhookMetrics Metrics { get; } = new();

    /// <summary>The policy at work.</summary>
    public CurrentPolicy Policy { get; }

    /// <summary>The port of the reviews, once started.</summary>
    public int Port => reviews.Port;

    /// <summary>The port of /livez, /readyz and /metrics, once started.</summary>
    public int HealthPort => health.Port;

    /// <summary>Opens both ports.</summary>
    /// <exception cref="IOException">One of them is taken.</exception>
    public async Task Start(CancellationToken cancellation)
    {
        await health.StartAsync(cancellation);
        await reviews.Start(cancellation);
        logger.LogInformation("Reviews on port {Port}, health and metrics on port {HealthPort}", Port, HealthPort);
    }

    /// <summary>
    /// Serves until stopped: then says that it is not ready, goes on for a while, because whoever sends reviews hears of it only later,
    /// and ends when what is in flight has been answered.
    /// </summary>
    public async Task Run(CancellationToken stop)
    {
        using var end = new CancellationTokenSource();
        var told = Task.Delay(Timeout.InfiniteTimeSpan, time, stop);
        var following = clients is null ? told : clients.Run(end.Token);
        var ended = await Task.WhenAny(certificates.Run(end.Token), followPolicy(end.Token), following, told);
        if (ended != told)
            await ended; // By a defect, which is to end the process: it would go on with a certificate or a policy that never changes.
        readiness.Drain();
        logger.LogInformation("Told to stop: not ready, serving for {Seconds} s more", drain.TotalSeconds);
        await Task.Delay(drain, time, CancellationToken.None);
        await reviews.Stop();
        await end.CancelAsync();
        logger.LogInformation("Stopped");
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await reviews.DisposeAsync();
        await health.DisposeAsync();
        cuts.Dispose();
    }
}
