using Prometheus;

namespace PyOps.Operator.Runtime.Queueing;

/// <summary>What one controller measures; made by <see cref="ControllerMeasuring.ForController"/>.</summary>
internal sealed class ControllerMetrics
{
    private static readonly ReconcileOutcome[] counted =
        [ReconcileOutcome.Success, ReconcileOutcome.Requeue, ReconcileOutcome.Conflict, ReconcileOutcome.Error];

    private readonly Dictionary<ReconcileOutcome, Counter.Child> outcomes;
    private readonly Histogram.Child duration;
    private readonly Histogram.Child latency;
    private readonly Gauge.Child depth;
    private readonly Counter.Child adds;
    private readonly Counter.Child retries;
    private readonly CollectorRegistry registry;

    internal ControllerMetrics(CollectorRegistry registry, string controller)
    {
        this.registry = registry;
        var factory = Metrics.WithCustomRegistry(registry);

        // From 1 ms, a reconcile with nothing to do, to 65 s, longer than any request may take.
        var buckets = Histogram.ExponentialBuckets(0.001, 2, 17);
        var reconciles = factory.CreateCounter(
            "pyops_controller_reconciles_total", "Reconciles that ended, by outcome.", ["controller", "outcome"]);
        outcomes = counted.ToDictionary(outcome => outcome, outcome => reconciles.WithLabels(controller, Label(outcome)));
        duration = factory.CreateHistogram("pyops_controller_reconcile_duration_seconds", "Time that a reconcile took.", ["controller"],
            new HistogramConfiguration { Buckets = buckets }).WithLabels(controller);
        latency = factory.CreateHistogram("pyops_controller_queue_latency_seconds", "Time that a key waited for a worker.", ["controller"],
            new HistogramConfiguration { Buckets = buckets }).WithLabels(controller);
        depth = factory.CreateGauge("pyops_controller_queue_depth", "Keys that wait for a worker.", ["controller"]).WithLabels(controller);
        adds = factory.CreateCounter("pyops_controller_queue_adds_total", "Keys queued.", ["controller"]).WithLabels(controller);
        retries = factory.CreateCounter("pyops_controller_queue_retries_total", "Keys queued again with backoff.", ["controller"])
            .WithLabels(controller);
    }

    /// <summary>A key was taken after waiting this long; to be given to the <see cref="WorkQueue"/>.</summary>
    public void Waited(TimeSpan time) => latency.Observe(time.TotalSeconds);

    /// <summary>A reconcile ended. <see cref="ReconcileOutcome.Stopped"/> is not counted.</summary>
    public void Reconciled(ReconcileOutcome outcome, TimeSpan took)
    {
        if (!outcomes.TryGetValue(outcome, out var counter))
            return;
        counter.Inc();
        duration.Observe(took.TotalSeconds);
    }

    /// <summary>Reads depth, adds and retries from the queue whenever metrics are collected.</summary>
    public void Observe(WorkQueue queue) => registry.AddBeforeCollectCallback(() =>
    {
        depth.Set(queue.Depth);
        adds.IncTo(queue.Adds);
        retries.IncTo(queue.Retries);
    });

    private static string Label(ReconcileOutcome outcome) => outcome.ToString().ToLowerInvariant();
}
