using k8s.Models;
using PyOps.Crds.Completed;

namespace PyOps.Operator.Services.Writing;

/// <summary>What has to happen to a Deployment that is ours before it is applied.</summary>
internal sealed class DeploymentPreparation(LeftoverRemoval? leftovers, EnvOrder? order, ReplicaHandover replicas)
{
    /// <summary>What to apply, and to which object.</summary>
    public async Task<(V1Deployment Intent, V1Deployment? Live)> PrepareAsync(
        CompletedService service, V1Deployment intent, V1Deployment? live, CancellationToken cancellation)
    {
        var rid = leftovers is null ? live : await leftovers.PrepareAsync(intent, live, cancellation);
        var sorted = rid is null || order is null ? rid : await order.RestoreAsync(intent, rid, cancellation);
        return await replicas.PrepareAsync(service, intent, sorted, cancellation);
    }
}
