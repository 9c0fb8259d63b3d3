using k8s;
using k8s.Models;
using PyOps.Crds.Completed;

namespace PyOps.Crds.Desired;

/// <summary>The NetworkPolicy: who may connect to the pods, to those of an earlier template too while there are any.</summary>
public static class NetworkPolicyBuilder
{
    /// <summary>Builds the policy, or null when the spec has none.</summary>
    /// <param name="service">A completed service.</param>
    /// <param name="pods">Its pods.</param>
    public static V1NetworkPolicy? Build(CompletedService service, ServicePods pods)
    {
        if (service.AllowFrom is not { } peers)
            return null;
        var policy = new V1NetworkPolicy
        {
            Metadata = ObjectMeta.Child(service),
            Spec = new V1NetworkPolicySpec
            {
                PodSelector = new V1LabelSelector { MatchLabels = ObjectMeta.Selector(service) },
                PolicyTypes = ["Ingress"],
                // An empty list and not none: a rule that somebody adds is then a difference.
                // A rule with an empty `from` would let in everybody.
                Ingress = peers.Count > 0 && pods.Ports.ToList() is { Count: > 0 } ports ? [Rule(peers, ports)] : [],
            },
        };
        return policy.Initialize();
    }

    // By number: not every network plugin knows ports by name. A rule without ports would open all of them.
    private static V1NetworkPolicyIngressRule Rule(IReadOnlyList<V1NetworkPolicyPeer> peers, IEnumerable<int> ports) => new()
    {
        FromProperty = [.. peers],
        Ports = [.. ports.Select(port => new V1NetworkPolicyPort { Port = port, Protocol = "TCP" })],
    };
}
