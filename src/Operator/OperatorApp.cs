using k8s.Models;
using PyOps.Crds.Desired;
using PyOps.Operator.Runtime;
using PyOps.Operator.Services;
using PyOps.Operator.Services.Revisions;

namespace PyOps.Operator;

/// <summary>Puts the parts together. Informers run on every replica, so that a standby is warm; workers run on the leader.</summary>
internal sealed class OperatorApp
{
    private const string LeaseName = "pyops-operator";

    private readonly OperatorOptions options;
    private readonly Stores stores;
    private readonly WorkQueue queue;
    private readonly Controller controller;
    private readonly EventRecorder events;
    private readonly LeaderElection election;
    private readonly OperatorMetrics metrics;
    private readonly ILoggerFactory logs;

    public OperatorApp(OperatorOptions options, ApiConnection connection, ApiConnection leases, ClusterFacts facts, ILoggerFactory logs)
    {
        this.options = options;
        this.logs = logs;
        var time = TimeProvider.System;
        stores = new Stores(connection, options.WatchNamespaces, time, logs);
        metrics = new OperatorMetrics(stores.All.Select(watched => watched.Kind.Kind).Where(kind => kind != V1Pod.KubeKind));
        var measured = metrics.ForController("pythonservice");
        queue = new WorkQueue(time, measured.Waited);
        events = new EventRecorder(connection.Client, options.Identity, metrics, logs.CreateLogger("PyOps.Events"), time);
        var applier = new Applier(connection.Client, metrics, logs.CreateLogger("PyOps.Apply"));
        var podEvents = new PodEventReader(connection.Client, logs.CreateLogger("PyOps.Status"), time);
        var orphans = new OrphanGuard(applier);
        var children = new ChildApplier(
            applier,
            orphans,
            new RevisionKeeper(applier, orphans, facts),
            new HandlerRemoval(connection.Client),
            new ReplicaHandover(new ApplyRequest(connection.Client)),
            new CompanionApplier(stores));
        var services = new ServiceController(stores, children, podEvents, new StatusPublisher(applier, events, time));
        controller = new Controller(
            "pythonservice", services.ReconcileAsync, queue, new ControllerOptions { Workers = options.Workers }, measured,
            logs.CreateLogger("PyOps.Controller"), time);
        election = new LeaderElection(leases.Client, Lease(options), metrics, logs.CreateLogger("PyOps.Leader"), time);
    }

    /// <summary>Runs until cancelled, then stops in order: workers, Lease, informers, endpoints.</summary>
    /// <exception cref="LeadershipLostException">Another replica may lead now: the process must end.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        stores.WakeOn(queue.Add);
        foreach (var watched in stores.All)
            watched.Measure(metrics);
        await using var health = new HealthServer(
            options.HealthPort, [.. stores.All.Select(watched => watched.Alive)], [.. stores.All.Select(watched => watched.Synced)], metrics, logs);
        await health.StartAsync(stop);
        using var following = new CancellationTokenSource();
        var background = Task.WhenAll(Follow(following.Token), events.RunAsync(following.Token));
        try
        {
            if (options.LeaderElection)
                await election.RunAsync(LeadAsync, stop);
            else
                await LeadAsync(stop);
        }
        finally
        {
            await following.CancelAsync();
            await background;
        }
    }

    private async Task LeadAsync(CancellationToken stop)
    {
        // Reconciling from half a store would see children as missing.
        await Task.WhenAll(stores.All.Select(watched => watched.WaitForSync(stop)));
        await controller.RunAsync(stop);
    }

    private Task Follow(CancellationToken cancellation) => Task.WhenAll(stores.All.Select(watched => watched.RunAsync(cancellation)));

    private static LeaderElectionOptions Lease(OperatorOptions options) => new(options.Namespace, LeaseName, options.Identity)
    {
        LeaseDuration = TimeSpan.FromSeconds(options.LeaseSeconds),
        RenewDeadline = TimeSpan.FromSeconds(options.LeaseSeconds * 4 / 5.0),
        RetryPeriod = TimeSpan.FromSeconds(Math.Min(2, options.LeaseSeconds / 5.0)),
        AcquirePeriod = TimeSpan.FromSeconds(Math.Min(1, options.LeaseSeconds / 10.0)),
    };
}
