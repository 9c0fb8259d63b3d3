using PyOps.Operator.Runtime.Managing;
using PyOps.Operator.Runtime.Objects;
using PyOps.Operator.Sources;

namespace PyOps.Operator.Policies;

/// <summary>RuntimePolicies are told whether they count.</summary>
internal static class PolicyFeature
{
    public static void AddTo(Manager manager) => manager.Controller("runtimepolicy", controller =>
    {
        var store = controller.WokenBy(PolicySources.Policies, policy => [NamespacedName.Of(policy)]);
        var reconciler = new PolicyReconciler(store, manager.Applier, manager.Events, new ExemptionMetrics(manager.Metrics), manager.Time);
        controller.Reconciles(reconciler.ReconcileAsync, workers: 1);
    });
}
