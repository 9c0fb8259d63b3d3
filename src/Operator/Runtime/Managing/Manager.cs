using k8s;
using PyOps.Client;
using PyOps.Hosting.Admitting;
using PyOps.Hosting.Health;
using PyOps.Operator.Runtime.Applying;
using PyOps.Operator.Runtime.Caching;
using PyOps.Operator.Runtime.Events;
using PyOps.Operator.Runtime.Leading;
using PyOps.Operator.Runtime.Measuring;
using PyOps.Operator.Runtime.Queueing;
using PyOps.Operator.Runtime.Supervising;

namespace PyOps.Operator.Runtime.Managing;

/// <summary>
/// Runs sources on every replica, so that a standby is warm, and controllers on the leader. Features add theirs before it runs; what is
/// measured and what health asks for follows from that.
/// </summary>
internal sealed class Manager
{
    private readonly ManagerOptions options;
    private readonly ILogger logger;
    private readonly LeaderElection? election;
    private readonly List<Loop> background = [];
    private readonly List<Loop> controllers = [];
    private readonly List<HealthCheck> ready = [];

    /// <summary>A manager without any work yet.</summary>
    /// <param name="options">How it runs.</param>
    /// <param name="connection">To the API server.</param>
    /// <param name="leases">To the API server too, so that throttled work cannot cost the Lease.</param>
    /// <param name="time">Clock and timers.</param>
    /// <param name="logs">Where everything logs.</param>
    public Manager(ManagerOptions options, ApiConnection connection, ApiConnection leases, TimeProvider time, ILoggerFactory logs)
    {
        (this.options, Client, Time, Logs) = (options, connection.Client, time, logs);
        logger = logs.CreateLogger("PyOps.Manager");
        Sources = new SourceRegistry(connection, options.Namespaces, Metrics, time, logs);
        Events = new EventRecorder(connection.Client, options.Identity, Metrics, logs.CreateLogger("PyOps.Events"), time);
        Applier = new Applier(connection.Client, Metrics, logs.CreateLogger("PyOps.Apply"));
        election = options.Lease is { } lease
            ? new LeaderElection(leases.Client, lease, Metrics, logs.CreateLogger("PyOps.Leader"), time)
            : null;
        Background("The writer of events", Events.RunAsync);
        Background("The care for the heap", HeapCare.OfProcess(time).RunAsync);
    }

    public IKubernetes Client { get; }

    public SourceRegistry Sources { get; }

    public OperatorMetrics Metrics { get; } = new();

    public EventRecorder Events { get; }

    public Applier Applier { get; }

    public TimeProvider Time { get; }

    public ILoggerFactory Logs { get; }

    /// <summary>Adds a controller with a queue of its own.</summary>
    /// <param name="name">Its name in logs and metrics.</param>
    /// <param name="build">Says what it reads, what wakes it and what it does.</param>
    public void Controller(string name, Action<ControllerBuilder> build)
    {
        var measured = Metrics.ForController(name);
        var queue = new WorkQueue(Time, measured.Waited);
        var built = new ControllerBuilder(Sources, queue);
        build(built);
        var reconciler = built.Reconciler
            ?? throw new InvalidOperationException($"Controller {name} does nothing: it has to be told what it reconciles.");
        var working = new ControllerOptions { Workers = built.Workers };
        var controller = new Controller(name, reconciler, queue, working, measured, Logs.CreateLogger("PyOps.Controller"), Time);
        controllers.Add(new Loop($"Controller {name}", async stop =>
        {
            await Task.WhenAll(built.Read.Select(watched => watched.WaitForSync(stop)));
            built.Begin();
            await controller.RunAsync(stop);
        }));
    }

    /// <summary>Adds work for every replica.</summary>
    /// <param name="name">What fails when it fails, for the log.</param>
    /// <param name="work">Works until its token is cancelled. Should it fail or end before, the process ends.</param>
    public void Background(string name, Func<CancellationToken, Task> work) => background.Add(new Loop(name, work));

    /// <summary>Has a replica be ready only when this was in order once.</summary>
    public void ReadyWhen(HealthCheck check) => ready.Add(check);

    /// <summary>Runs until cancelled, then stops in order: workers, Lease, informers, endpoints.</summary>
    /// <exception cref="LeadershipLostException">Another replica may lead now: the process must end.</exception>
    /// <exception cref="LoopFailedException">Something that has to go on for ever did not: the process must end.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        var stores = Sources.All;
        using var cuts = new CutReport(Metrics.Registry, logger, Time);
        await using var health = new HealthServer(
            options.HealthPort,
            [.. stores.Select(store => store.Alive)],
            new ReadinessLatch([.. stores.Select(store => store.Synced), .. ready]),
            Metrics.Registry, cuts, Logs);
        await health.StartAsync(stop);
        using var working = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var following = new CancellationTokenSource();
        var followed = Loops.RunAsync([.. Sources.Loops, .. background], following.Token, Report);
        var work = election is null ? LeadAsync(working.Token) : election.RunAsync(LeadAsync, working.Token);
        try
        {
            await Task.WhenAny(followed, work);
            await working.CancelAsync();
            await work;
        }
        finally
        {
            await following.CancelAsync();
            await followed;
        }
    }

    private Task LeadAsync(CancellationToken stop) => Loops.RunAsync(controllers, stop, Report);

    private void Report(LoopFailedException failure) => logger.LogCritical(failure, "{Failure}; stopping all", failure.Message);
}
