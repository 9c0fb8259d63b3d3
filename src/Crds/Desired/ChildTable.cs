using k8s.Models;
using PyOps.Crds.Completed;

namespace PyOps.Crds.Desired;

/// <summary>
/// Every object that a service becomes. Stores, wake-ups, apply, prune and the tests follow from this table: a new
/// child is its builder, its line here and its permission.
/// </summary>
public static class ChildTable
{
    /// <summary>The kinds, in the order in which they are written.</summary>
    public static IReadOnlyList<ChildKind> All { get; } =
    [
        // Before the pods that it is for.
        new Child<V1NetworkPolicy>(NetworkPolicyBuilder.Build) { IsRestriction = true },
        new Child<V1Deployment>(static (CompletedService service, ServicePods pods) => DeploymentBuilder.Build(service, pods.Template))
        {
            RunsPods = true,
            Selector = deployment => deployment.Spec.Selector?.MatchLabels,
        },
        new Child<V1Service>(ServiceBuilder.Build) { LeadsToPods = true, Selector = service => service.Spec.Selector },
        new Child<V1HorizontalPodAutoscaler>(AutoscalerBuilder.Build) { IsCompanion = true },
        new Child<V1PodDisruptionBudget>(DisruptionBudgetBuilder.Build) { IsCompanion = true },
        new Child<V1Ingress>(IngressBuilder.Build) { IsCompanion = true, LeadsToPods = true },
        new Child<ServiceMonitor>(ServiceMonitorBuilder.Build) { IsCompanion = true, LeadsToPods = true },
    ];
}
