using k8s;
using k8s.Models;
using PyOps.Crds;
using PyOps.Crds.Completed;
using PyOps.Crds.Desired;
using PyOps.Operator.Runtime;
using PyOps.Operator.Services.Revisions;

namespace PyOps.Operator.Services;

/// <summary>Applies the children that differ and removes those that must not exist. One child's failure does not stop the others.</summary>
internal sealed class ChildApplier(Applier applier, RevisionKeeper revisions)
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
        var deployment = await Child(wanted.Deployment, seen.Deployment, found => found.Spec.Selector?.MatchLabels);
        var endpoint = await Child(wanted.Service, seen.Service, found => found.Spec.Selector);
        return (new Convergence(service, [], failures) { Revision = revision }, seen with { Deployment = deployment, Service = endpoint });

        async Task<T?> Child<T>(T? intent, T? live, Func<T, IDictionary<string, string>?> selector)
            where T : class, IKubernetesObject<V1ObjectMeta>
        {
            try
            {
                return intent is null
                    ? await PruneAsync(service, live, cancellation)
                    : await ApplyAsync(service, intent, live, selector, failures, cancellation);
            }
            catch (Exception failure) when (!cancellation.IsCancellationRequested && !ChildFailures.IsConflict(failure))
            {
                failures.Add(ChildFailures.Of($"{ResourceKind.For<T>().Kind} \"{service.Name}\"", failure));
                return live;
            }
        }
    }

    private async Task<T?> ApplyAsync<T>(
        CompletedService service, T intent, T? live, Func<T, IDictionary<string, string>?> selector,
        List<ChildFailure> failures, CancellationToken cancellation)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        // The store holds only what carries our label: what it lacks may still exist, and be somebody else's.
        var found = live ?? await applier.GetAsync<T>(new NamespacedName(service.Namespace, service.Name), cancellation);
        var conflict = found is null
            ? null
            : Adoption.Conflict(service, ResourceKind.For<T>().Kind, found.Metadata, selector(found));
        if (conflict is null)
            return (await applier.ApplyAsync(intent, found, cancellation)).Object;
        failures.Add(new ChildFailure(Reasons.NameConflict, conflict, Cause: null));
        return null;
    }

    private async Task<T?> PruneAsync<T>(CompletedService service, T? live, CancellationToken cancellation)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        if (live?.Metadata.OwnerReferences?.Any(owner => owner.Controller is true && owner.Uid == service.Uid) is true)
            await applier.DeleteAsync(ResourceKind.For<T>(), NamespacedName.Of(live), live.Metadata.Uid, cancellation);
        return null;
    }
}
