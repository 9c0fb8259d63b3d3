using k8s.Models;
using PyOps.Crds.Desired;
using PyOps.Operator.Runtime;
using PyOps.Operator.Runtime.Applying;
using PyOps.Operator.Runtime.Caching;
using PyOps.Operator.Runtime.Events;
using PyOps.Operator.Runtime.Leading;
using PyOps.Operator.Runtime.Measuring;
using PyOps.Operator.Services;

namespace PyOps.Operator;

/// <summary>Runs the parts: each follows on every replica, so that a standby is warm, and works on the leader.</summary>
internal sealed class OperatorApp
{
    private const string LeaseName = "pyops-operator";

    private readonly OperatorOptions options;
    private readonly IReadOnlyList<Part> parts;
    private readonly EventRecorder events;
    private readonly LeaderElection election;
    private readonly OperatorMetrics metrics;
    private readonly ILoggerFactory logs;

    public OperatorApp(OperatorOptions options, ApiConnection connection, ApiConnection leases, ClusterFacts facts, ILoggerFactory logs)
    {
        this.options = options;
        this.logs = logs;
        var time = TimeProvider.System;
        var stores = new Stores(connection, options.WatchNamespaces, time, logs);
        metrics = new OperatorMetrics(stores.All.Select(watched => watched.Kind.Kind).Where(kind => kind != V1Pod.KubeKind));
        events = new EventRecorder(connection.Client, options.Identity, metrics, logs.CreateLogger("PyOps.Events"), time);
        var applier = new Applier(connection.Client, metrics, logs.CreateLogger("PyOps.Apply"));
        var foundation = new Foundation(options, connection, metrics, events, applier, time, logs);
        parts = [Parts.Services(foundation, stores, facts), Parts.Policies(foundation), Parts.Certificates(foundation)];
        election = new LeaderElection(leases.Client, Lease(options), metrics, logs.CreateLogger("PyOps.Leader"), time);
    }

    /// <summary>Runs until cancelled, then stops in order: workers, Lease, informers, endpoints.</summary>
    /// <exception cref="LeadershipLostException">Another replica may lead now: the process must end.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        var stores = parts.SelectMany(part => part.Stores).ToList();
        foreach (var watched in stores)
            watched.Measure(metrics);
        await using var health = new HealthServer(
            options.HealthPort,
            [.. stores.Select(watched => watched.Alive)],
            [.. stores.Select(watched => watched.Synced), .. parts.SelectMany(part => part.Ready)],
            metrics, logs);
        await health.StartAsync(stop);
        using var following = new CancellationTokenSource();
        var heap = new HeapCare(stores, TimeProvider.System);
        var background = Task.WhenAll([.. parts.Select(part => part.FollowAsync(following.Token)), events.RunAsync(following.Token), heap.RunAsync(following.Token)]);
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

    private Task LeadAsync(CancellationToken stop) => Task.WhenAll(parts.Select(part => part.LeadAsync(stop)));

    private static LeaderElectionOptions Lease(OperatorOptions options) => new(options.Namespace, LeaseName, options.Identity)
    {
        LeaseDuration = TimeSpan.FromSeconds(options.LeaseSeconds),
        RenewDeadline = TimeSpan.FromSeconds(options.LeaseSeconds * 4 / 5.0),
        RetryPeriod = TimeSpan.FromSeconds(Math.Min(2, options.LeaseSeconds / 5.0)),
        AcquirePeriod = TimeSpan.FromSeconds(Math.Min(1, options.LeaseSeconds / 10.0)),
    };
}
