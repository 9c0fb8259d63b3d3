using k8s;
using k8s.Models;
using PyOps.Hosting.Health;
using PyOps.Operator.Runtime.Measuring;
using PyOps.Operator.Runtime.Objects;

namespace PyOps.Operator.Runtime.Caching;

/// <summary>An informer as its process sees it: something to run, to wait for and to keep an eye on, whatever its kind.</summary>
/// <param name="Kind">What it follows.</param>
/// <param name="RunAsync">Follows the server until cancelled.</param>
/// <param name="WaitForSync">Completes when the store has seen all there is.</param>
/// <param name="Synced">For readiness.</param>
/// <param name="Alive">For liveness.</param>
/// <param name="Measure">Adds the informer's metrics.</param>
internal sealed record Watched(
    ResourceKind Kind,
    Func<CancellationToken, Task> RunAsync,
    Func<CancellationToken, Task> WaitForSync,
    HealthCheck Synced,
    HealthCheck Alive,
    Action<OperatorMetrics> Measure)
{
    // Kubernetes restarts what is not live: long enough for an API server to be upgraded under us.
    private static readonly TimeSpan StalestWatch = TimeSpan.FromMinutes(10);

    /// <summary>The informer as one of these.</summary>
    /// <param name="informer">The informer.</param>
    /// <param name="name">Its name in checks and metrics, for a second informer of a kind; null for the kind's.</param>
    public static Watched By<T>(Informer<T> informer, string? name = null)
        where T : class, IKubernetesObject<V1ObjectMeta> => new(
            informer.Kind,
            informer.RunAsync,
            informer.WaitForSync,
            new HealthCheck(name ?? informer.Kind.Plural, () => informer.HasSynced ? null : informer.Problem ?? "not listed yet"),
            new HealthCheck(name ?? informer.Kind.Plural, () => Stale(informer.Staleness)),
            metrics =>
            {
                metrics.Watch(
                    name ?? informer.Kind.Kind,
                    stalenessSeconds: () => informer.Staleness.TotalSeconds,
                    isSynced: () => informer.HasSynced ? 1 : 0,
                    relistCount: () => informer.Relists,
                    malformedCount: () => informer.Malformed);
                metrics.Bytes.Add(informer.Bytes);
            });

    private static string? Stale(TimeSpan staleness) =>
        staleness > StalestWatch ? $"the watch has said nothing for {staleness.TotalMinutes:0} minutes" : null;
}
