using PyOps.Crds.Completed;
using PyOps.Crds.Desired;
using PyOps.Operator.Runtime;
using PyOps.Operator.Services.Revisions;

namespace PyOps.Operator.Services;

/// <summary>Applies the children that differ and removes those that must not exist. One child's failure does not stop the others.</summary>
internal sealed class ChildApplier(Applier applier, RevisionKeeper revisions, ReplicaHandover replicas, CompanionApplier companions)
{
    /// <summary>Brings the children about and returns what failed and what is there now.</summary>
    public async Task<(Convergence Reached, Observation Now)> ApplyAsync(
        CompletedService service, Observation seen, CancellationToken cancellation)
    {
        var failures = new List<ChildFailure>();
        var (revision, template) = await revisions.SettleAsync(service, seen, failures, cancellation);
        if (template is null)
            return (new Convergence(service, [], failures) { Revision = revision }, seen);
        var wanted = Children.Build(service, template);
        var child = new ChildWriter(applier, service, failures, cancellation);
        var deployment = await child.WriteAsync(
            wanted.Deployment, seen.Deployment, found => found.Spec.Selector?.MatchLabels,
            (intent, found) => replicas.PrepareAsync(service, intent, found, cancellation));
        var endpoint = await child.WriteAsync(wanted.Service, seen.Service, found => found.Spec.Selector);
        var skipped = await companions.ApplyAsync(child, wanted.Companions);
        return (
            new Convergence(service, [], failures) { Revision = revision, Skipped = skipped },
            seen with { Deployment = deployment, Service = endpoint });
    }
}
