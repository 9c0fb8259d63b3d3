using k8s.Models;

namespace PyOps.EndToEnd.Support;

/// <summary>
/// Watches whether a service's NetworkPolicy opens the ports of all pods that serve: not every network enforces policies, so that traffic
/// alone does not tell.
/// </summary>
internal static class PortWatch
{
    private static readonly TimeSpan pace = TimeSpan.FromMilliseconds(50);

    /// <summary>Looks while something goes on, and once more behind it; returns each pod that was ready behind a closed port.</summary>
    public static async Task<IReadOnlyList<string>> Until(Bench bench, string service, Func<Task> action)
    {
        var policies = new Companion<V1NetworkPolicy>(bench);
        var closed = new SortedSet<string>(StringComparer.Ordinal);
        var ending = action();
        bool isLast;
        do
        {
            isLast = ending.IsCompleted;
            var before = await Ready(bench, service);
            var policy = await policies.Get(service);
            var after = await Ready(bench, service);
            var open = policy?.Spec.Ingress.SelectMany(rule => rule.Ports).Select(port => port.Port.Value)
                .ToHashSet(StringComparer.Ordinal);
            // One that went or came meanwhile may belong to the policy before or behind.
            closed.UnionWith(before.Intersect(after)
                .Where(pod => open?.Contains(pod.Port) is not true).Select(pod => $"{pod.Name}:{pod.Port}"));
        }
        while (!isLast && await Task.WhenAny(ending, Task.Delay(pace)) is not null);
        await ending;
        return [.. closed];
    }

    // Also those that end: until their time to drain is over they are asked.
    private static async Task<IEnumerable<(string Name, string Port)>> Ready(Bench bench, string service) =>
        from pod in await bench.Services.Pods(service)
        where pod.Status.ContainerStatuses?.All(container => container.Ready) is true
        from port in pod.Spec.Containers.SelectMany(container => container.Ports ?? [])
        select (pod.Metadata.Name, $"{port.ContainerPort}");
}
