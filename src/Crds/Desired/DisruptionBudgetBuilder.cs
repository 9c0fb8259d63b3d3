using k8s;
using k8s.Models;
using PyOps.Crds.Completed;

namespace PyOps.Crds.Desired;

/// <summary>The PodDisruptionBudget, which keeps a node drain from taking too many pods at once.</summary>
public static class DisruptionBudgetBuilder
{
    /// <summary>Builds the budget, or null when a single pod is wanted: it would only stop the drain.</summary>
    /// <param name="service">A completed service.</param>
    /// <param name="facts">The cluster.</param>
    public static V1PodDisruptionBudget? Build(CompletedService service, ClusterFacts facts)
    {
        if ((service.Autoscaling?.MinReplicas ?? service.Replicas) <= 1)
            return null;
        var budget = new V1PodDisruptionBudget
        {
            Metadata = ObjectMeta.Child(service),
            Spec = new V1PodDisruptionBudgetSpec
            {
                MaxUnavailable = service.MaxDisrupted,
                Selector = new V1LabelSelector { MatchLabels = ObjectMeta.Selector(service) },
                // Pods that are not ready serve nobody: of a service that crashes they would hold each node that is drained.
                UnhealthyPodEvictionPolicy = facts.EvictsUnhealthy ? "AlwaysAllow" : null,
            },
        };
        return budget.Initialize();
    }
}
