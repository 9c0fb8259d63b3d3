using PyOps.Operator.Runtime;
using PyOps.Operator.Runtime.Caching;
using PyOps.Operator.Runtime.Objects;
using PyOps.Operator.Runtime.Queueing;

namespace PyOps.Operator;

/// <summary>One thing that the operator does: what it follows on every replica, and what it works at while it leads.</summary>
internal sealed record Part
{
    /// <summary>Informers, which run on every replica so that a standby is warm.</summary>
    public required IReadOnlyList<Watched> Stores { get; init; }

    /// <summary>The work, on the leader only; null when there is only something to follow.</summary>
    public Controller? Controller { get; init; }

    /// <summary>Whatever else runs on every replica.</summary>
    public Func<CancellationToken, Task> Background { get; init; } = static _ => Task.CompletedTask;

    /// <summary>What has to be in order once, beside the stores, before the replica is ready.</summary>
    public IReadOnlyList<HealthCheck> Ready { get; init; } = [];

    /// <summary>Follows until cancelled.</summary>
    public Task FollowAsync(CancellationToken cancellation) =>
        Task.WhenAll([.. Stores.Select(store => store.RunAsync(cancellation)), Background(cancellation)]);

    /// <summary>Works until cancelled, from the moment at which the stores have seen all there is.</summary>
    public async Task LeadAsync(CancellationToken stop)
    {
        if (Controller is null)
            return;
        // Reconciling from half a store would see children as missing.
        await Task.WhenAll(Stores.Select(store => store.WaitForSync(stop)));
        await Controller.RunAsync(stop);
    }

    /// <summary>A controller with a queue of its own, and what puts a key into that.</summary>
    public static (Controller Controller, Action<NamespacedName> Add) Work(Foundation foundation, string name, Reconcile reconcile, int workers)
    {
        var measured = foundation.Metrics.ForController(name);
        var queue = new WorkQueue(foundation.Time, measured.Waited);
        var controller = new Controller(
            name, reconcile, queue, new ControllerOptions { Workers = workers }, measured, foundation.Logs.CreateLogger("PyOps.Controller"), foundation.Time);
        return (controller, queue.Add);
    }
}
