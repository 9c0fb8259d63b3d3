using k8s.Models;

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
        new Child<V1Deployment>(DeploymentBuilder.Build) { Selector = deployment => deployment.Spec.Selector?.MatchLabels },
        new Child<V1Service>(ServiceBuilder.Build) { Selector = service => service.Spec.Selector },
        new Child<V1HorizontalPodAutoscaler>(AutoscalerBuilder.Build) { IsCompanion = true },
        new Child<V1PodDisruptionBudget>(DisruptionBudgetBuilder.Build) { IsCompanion = true },
        new Child<V1Ingress>(IngressBuilder.Build) { IsCompanion = true },
        new Child<V1NetworkPolicy>(NetworkPolicyBuilder.Build) { IsCompanion = true },
        new Child<ServiceMonitor>(ServiceMonitorBuilder.Build) { IsCompanion = true },
    ];
}
