using k8s.Models;
using PyOps.Crds.Completed;

namespace PyOps.Crds.Desired;

/// <summary>
/// The children beside Deployment and Service. Pods run without them, and not every cluster serves their kinds. Null means that it must not exist.
/// </summary>
/// <param name="Autoscaler">Decides the number of pods.</param>
/// <param name="Budget">Bounds evictions.</param>
/// <param name="Ingress">Leads to the Service from outside.</param>
/// <param name="Policy">Bounds who may connect.</param>
/// <param name="Monitor">Tells where metrics are.</param>
public sealed record Companions(
    V1HorizontalPodAutoscaler? Autoscaler, V1PodDisruptionBudget? Budget, V1Ingress? Ingress, V1NetworkPolicy? Policy, ServiceMonitor? Monitor)
{
    /// <summary>Builds every companion.</summary>
    /// <param name="service">A completed, valid service.</param>
    public static Companions Build(CompletedService service) => new(
        AutoscalerBuilder.Build(service),
        DisruptionBudgetBuilder.Build(service),
        IngressBuilder.Build(service),
        NetworkPolicyBuilder.Build(service),
        ServiceMonitorBuilder.Build(service));

    /// <summary>Those that shall exist.</summary>
    public IEnumerable<object> Present => new object?[] { Autoscaler, Budget, Ingress, Policy, Monitor }.OfType<object>();
}
