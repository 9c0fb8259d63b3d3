using PyOps.Rules.Pods;
using PyOps.Rules.Programs;

namespace PyOps.Rules.Checks.Handbook;

/// <summary>Tells whether a container is there for others of its pod only.</summary>
internal static class Neighbours
{
    /// <summary>Whether something tells that others than the pod's own containers connect: ports, or probes.</summary>
    public static bool IsServer(ContainerView container) =>
        container.Ports is not [] || IsProbed(container, static host => host.Length == 0);

    /// <summary>
    /// Whether loopback is meant: another container stands in front of it, or the kubelet asks on the node's loopback.
    /// </summary>
    public static bool AskOnLoopback(PodView pod, ContainerView container, IReadOnlyList<Address> addresses)
    {
        if (IsProbed(container, static host => host.Length == 0))
            return false;
        if (pod.HostNetwork && IsProbed(container, static host => Address.Read(host, "").Reach == Reach.Pod))
            return true;
        foreach (var other in pod.Containers)
        {
            if (!ReferenceEquals(other, container) && other.Stays && (container.Ports is [] || Names(other, container, addresses)))
                return true;
        }
        return false;
    }

    private static bool IsProbed(ContainerView container, Predicate<string> isAsked) =>
        Asks(container.Liveness, isAsked) || Asks(container.Readiness, isAsked) || Asks(container.Startup, isAsked);

    private static bool Asks(ProbeView? probe, Predicate<string> isAsked) =>
        (probe?.Handler.Http ?? probe?.Handler.Tcp ?? probe?.Handler.Grpc) is { } target && isAsked(target.Host);

    private static bool Names(ContainerView other, ContainerView container, IReadOnlyList<Address> addresses)
    {
        var ports = addresses.Select(address => address.Port).OfType<int>().Concat(container.Ports.Select(port => port.Container));
        var places = ports.Distinct().SelectMany(port => (string[])[$"127.0.0.1:{port}", $"localhost:{port}", $"[::1]:{port}"]).ToList();
        return other.Command.Concat(other.Args).Concat(other.Env.Select(variable => variable.Value))
            .Any(text => places.Exists(place => text.Contains(place, StringComparison.Ordinal)));
    }
}
