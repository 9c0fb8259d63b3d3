using System.Collections.Concurrent;
using Prometheus;
using PyOps.Crds;
using PyOps.Operator.Runtime.Measuring;
using PyOps.Operator.Runtime.Objects;

namespace PyOps.Operator.Services.Measuring;

/// <summary>
/// Measures how long services take from a new generation to Ready. Of a generation that an earlier process saw first nobody knows since
/// when it is there, so that it is not measured. Thread-safe.
/// </summary>
internal sealed class ReadyTimes
{
    private readonly ConcurrentDictionary<NamespacedName, Generation> seen = [];
    private readonly Histogram duration;
    private readonly TimeProvider time;

    public ReadyTimes(OperatorMetrics metrics, TimeProvider time)
    {
        this.time = time;
        // From 0.1 s, a change that concerns no pod, to an hour.
        duration = Metrics.WithCustomRegistry(metrics.Registry).CreateHistogram(
            "pyops_service_ready_seconds", "Time from a PythonService's new generation, as the leader saw it, to Ready.",
            new HistogramConfiguration { Buckets = Histogram.ExponentialBuckets(0.1, 2, 16) });
    }

    /// <summary>A reconcile begins with the service like this.</summary>
    public void Begin(PythonService service)
    {
        var meta = service.Metadata;
        if (service.Status?.ObservedGeneration >= meta.Generation)
            return;
        var now = new Generation(meta.Uid, meta.Generation, time.GetTimestamp(), IsReady: false);
        seen.AddOrUpdate(NamespacedName.Of(service), now, (_, known) => (known.Uid, known.Number) == (now.Uid, now.Number) ? known : now);
    }

    /// <summary>The service is ready by what it was when its reconcile began.</summary>
    public void Ready(NamespacedName service)
    {
        if (!seen.TryGetValue(service, out var generation) || generation.IsReady)
            return;
        seen[service] = generation with { IsReady = true };
        duration.Observe(time.GetElapsedTime(generation.Since).TotalSeconds);
    }

    /// <summary>Drops what is known of a service that is gone.</summary>
    public void Forget(NamespacedName service) => seen.TryRemove(service, out _);

    private sealed record Generation(string Uid, long? Number, long Since, bool IsReady);
}
