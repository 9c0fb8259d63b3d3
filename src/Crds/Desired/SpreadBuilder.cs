using k8s.Models;
using PyOps.Crds.Completed;

namespace PyOps.Crds.Desired;

/// <summary>Spreads pods over zones and nodes, where possible, unless the user says how.</summary>
internal static class SpreadBuilder
{
    public static IList<V1TopologySpreadConstraint>? Build(CompletedService service) =>
        service.Scheduling?.TopologySpreadConstraints switch
        {
            null => [Spread(service, "topology.kubernetes.io/zone"), Spread(service, "kubernetes.io/hostname")],
            { Count: 0 } => null,
            var chosen => chosen,
        };

    private static V1TopologySpreadConstraint Spread(CompletedService service, string topologyKey) => new()
    {
        MaxSkew = 1,
        TopologyKey = topologyKey,
        WhenUnsatisfiable = "ScheduleAnyway",
        LabelSelector = new V1LabelSelector { MatchLabels = ObjectMeta.Selector(service) },
    };
}
