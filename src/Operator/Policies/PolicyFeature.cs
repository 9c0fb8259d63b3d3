using PyOps.Operator.Runtime.Caching;
using PyOps.Operator.Runtime.Managing;
using PyOps.Operator.Runtime.Objects;

namespace PyOps.Operator.Policies;

/// <summary>RuntimePolicies are told whether they count.</summary>
internal static class PolicyFeature
{
    private static readonly Source<PolicyObject> policies =
        new(ResourceKind.For<PolicyObject>(namespaced: false), new() { MayBeMissing = true });

    public static void AddTo(Manager manager) => manager.Controller("runtimepolicy", controller =>
    {
        var store = controller.WokenBy(policies, policy => [NamespacedName.Of(policy)]);
        var reconciler = new PolicyReconciler(store, manager.Applier, manager.Events, new ExemptionMetrics(manager.Metrics), manager.Time);
        controller.Reconciles(reconciler.ReconcileAsync, workers: 1);
    });
}
