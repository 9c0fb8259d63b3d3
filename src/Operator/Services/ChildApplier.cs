using PyOps.Crds.Completed;
using PyOps.Crds.Desired;
using PyOps.Operator.Runtime.Applying;
using PyOps.Operator.Services.Revisions;
using PyOps.Operator.Services.State;
using PyOps.Operator.Services.Writing;

namespace PyOps.Operator.Services;

/// <summary>Applies the children that differ and removes those that must not exist. One child's failure does not stop the others.</summary>
internal sealed class ChildApplier(
    Applier applier, OrphanGuard orphans, RevisionKeeper revisions, HandlerRemoval handlers, ReplicaHandover replicas, CompanionApplier companions)
{
    /// <summary>Brings the children about and returns what failed and what is there now.</summary>
    public async Task<(Convergence Reached, Observation Now)> ApplyAsync(
        CompletedService service, Observation seen, CancellationToken cancellation)
    {
        var child = new ChildWriter(applier, orphans, service, cancellation);
        var (revision, template) = await revisions.SettleAsync(service, seen, child.Failures, cancellation);
        if (template is null)
            return (new Convergence(service, [], child.Failures) { Revision = revision }, seen);
        var wanted = Children.Build(service, template);
        var deployment = await child.WriteAsync(
            wanted.Deployment, seen.Deployment, found => found.Spec.Selector?.MatchLabels,
            async (intent, found) =>
                await replicas.PrepareAsync(service, intent, await handlers.PrepareAsync(intent, found, cancellation), cancellation));
        var endpoint = await child.WriteAsync(wanted.Service, seen.Service, found => found.Spec.Selector);
        var skipped = await companions.ApplyAsync(child, wanted.Companions);
        var reached = new Convergence(service, [], child.Failures) { Revision = revision, Skipped = skipped };
        return (reached, seen with { Deployment = deployment, Service = endpoint });
    }
}
