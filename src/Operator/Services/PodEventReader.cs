using System.Collections.Concurrent;
using System.Net;
using k8s;
using k8s.Autorest;
using k8s.Models;
using PyOps.Operator.Runtime.Objects;
using PyOps.Operator.Services.State;

namespace PyOps.Operator.Services;

/// <summary>
/// Asks the cluster for the events of the one pod of a service that they may explain, or of the Job that has none: one bounded list a
/// minute and service at most, one more for each restart of that pod, and none at all for a pod that comes up at once. What cannot be read
/// is not told.
/// </summary>
internal sealed class PodEventReader(IKubernetes client, ILogger logger, TimeProvider time)
{
    private const int Most = 100;
    private static readonly TimeSpan interval = TimeSpan.FromMinutes(1);

    // Most pods are ready before anybody asks.
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<NamespacedName, Asked> asked = [];

    /// <summary>The events as far as they are known, and when to look again; none and never for null.</summary>
    public async Task<(IReadOnlyList<PodEvent> Events, TimeSpan? Again)> AskAsync(
        NamespacedName service, IKubernetesObject<V1ObjectMeta>? about, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (about is null)
        {
            // The minute counts also for a service that is well in between.
            if (asked.TryGetValue(service, out var last) && now >= last.Due)
                Forget(service);
            return ([], null);
        }

        var restarts = Restarts(about);
        var known = asked.GetValueOrDefault(service)
            ?? new(about.Metadata.Uid, restarts, now + (restarts > 0 ? TimeSpan.Zero : patience), []);
        if (known.Uid != about.Metadata.Uid)
            known = known with { Uid = about.Metadata.Uid, Restarts = restarts, Events = [] };
        // Why it ended is to be told before it is ready again, which may be seconds later. Its kubelet holds back what restarts often.
        else if (restarts > known.Restarts)
            known = known with { Restarts = restarts, Due = now };
        if (now >= known.Due)
            known = known with { Due = now + interval, Events = await ListAsync(about, cancellation) ?? known.Events };
        asked[service] = known;
        return (known.Events, known.Due - now);
    }

    /// <summary>Drops what is known of a service that is gone.</summary>
    public void Forget(NamespacedName service) => asked.TryRemove(service, out _);

    private static int Restarts(IKubernetesObject<V1ObjectMeta> about) =>
        (about as V1Pod)?.Status?.ContainerStatuses?.Sum(status => status.RestartCount) ?? 0;

    private async Task<IReadOnlyList<PodEvent>?> ListAsync(IKubernetesObject<V1ObjectMeta> about, CancellationToken cancellation)
    {
        try
        {
            var list = await client.CoreV1.ListNamespacedEventAsync(
                namespaceParameter: about.Metadata.NamespaceProperty, fieldSelector: $"involvedObject.uid={about.Metadata.Uid}",
                limit: Most, cancellationToken: cancellation);
            return [.. list.Items.Select(PodEvent.Of).OfType<PodEvent>()];
        }
        catch (HttpOperationException refused) when (refused.Response?.StatusCode == HttpStatusCode.Forbidden)
        {
            logger.LogDebug("Events may not be read; status says less");
            return null;
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            // Status is worth more than its explanation.
            logger.LogWarning(failure, "Events of {Object} could not be read; status says less", NamespacedName.Of(about));
            return null;
        }
    }

    private sealed record Asked(string Uid, int Restarts, DateTimeOffset Due, IReadOnlyList<PodEvent> Events);
}
