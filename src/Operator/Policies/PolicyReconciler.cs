using k8s.Models;
using PyOps.Crds;
using PyOps.Operator.Runtime.Applying;
using PyOps.Operator.Runtime.Caching;
using PyOps.Operator.Runtime.Events;
using PyOps.Operator.Runtime.Objects;
using PyOps.Operator.Runtime.Queueing;
using PyOps.Operator.Sources;
using PyOps.Rules.Policies;

namespace PyOps.Operator.Policies;

/// <summary>Tells whoever writes a RuntimePolicy whether it counts. The webhook reads the policy by itself and waits for nobody.</summary>
internal sealed class PolicyReconciler(
    Informer<PolicyObject> policies, Applier applier, EventRecorder events, ExemptionMetrics metrics, TimeProvider time)
{
    /// <summary>One reconcile; see <see cref="Reconciler"/> for the contract.</summary>
    public async Task<ReconcileResult> ReconcileAsync(NamespacedName key, CancellationToken cancellation)
    {
        var policy = policies.Get(key);
        var status = policy is null ? null : PolicyStatus.Build(policy, time.GetUtcNow());
        if (key.Name == PolicyReader.PolicyName)
            metrics.Show(status?.Expiring ?? []);
        if (policy is null or { Metadata.DeletionTimestamp: not null })
            return ReconcileResult.Done;

        var before = Accepted(policy.Status);
        var identity = new V1ObjectMeta { Name = policy.Metadata.Name };
        var intent = new PolicyObject { Metadata = identity, Status = status };
        await applier.ApplyStatusAsync(intent, policy, static item => item, cancellation);
        var after = Accepted(status)!;
        if ((before?.Status, before?.Reason, before?.Message) != (after.Status, after.Reason, after.Message))
        {
            var kind = after.Status == "True" ? EventKind.Normal : EventKind.Warning;
            events.Record(policy, kind, after.Reason, action: "ReadPolicy", after.Message);
        }
        return ReconcileResult.Done;
    }

    private static V1Condition? Accepted(RuntimePolicyStatus? status) =>
        status?.Conditions?.FirstOrDefault(condition => condition.Type == ConditionTypes.Accepted);
}
