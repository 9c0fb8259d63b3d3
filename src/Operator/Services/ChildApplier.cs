using PyOps.Crds.Completed;
using PyOps.Crds.Desired;
using PyOps.Operator.Runtime;

namespace PyOps.Operator.Services;

/// <summary>Applies the children that differ and removes those that must not exist. One child's failure does not stop the others.</summary>
internal sealed class ChildApplier(Applier applier, ReplicaHandover replicas, CompanionApplier companions, ClusterFacts facts)
{
    /// <summary>Brings the children about and returns what failed and what is there now.</summary>
    public async Task<(Convergence Reached, Observation Now)> ApplyAsync(
        CompletedService service, Observation seen, CancellationToken cancellation)
    {
        var wanted = Children.Build(service, facts);
        var child = new ChildWriter(applier, service, cancellation);
        var deployment = await child.WriteAsync(
            wanted.Deployment, seen.Deployment, found => found.Spec.Selector?.MatchLabels,
            (intent, found) => replicas.PrepareAsync(service, intent, found, cancellation));
        var endpoint = await child.WriteAsync(wanted.Service, seen.Service, found => found.Spec.Selector);
        var skipped = await companions.ApplyAsync(child, wanted.Companions);
        return (new Convergence(service, [], child.Failures) { Skipped = skipped }, seen with { Deployment = deployment, Service = endpoint });
    }
}
