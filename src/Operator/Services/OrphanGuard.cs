using k8s.Models;
using PyOps.Crds;
using PyOps.Crds.Completed;
using PyOps.Operator.Runtime;

namespace PyOps.Operator.Services;

/// <summary>
/// Looks past the store before children without an owner are taken back. The garbage collector sets them free while their service is still there,
/// being deleted with its children orphaned, and the watch of one kind may be ahead of another's: to take them back then would have them deleted.
/// </summary>
internal sealed class OrphanGuard(Applier applier)
{
    /// <summary>Returns when the children have this owner already, or when the service is there to stay.</summary>
    /// <exception cref="StaleObjectException">The service is being deleted, or gone; the store will tell.</exception>
    public async Task CheckAsync(CompletedService service, Observation seen, CancellationToken cancellation)
    {
        if (Children(seen).All(child => IsOwned(child, service)))
            return;
        var key = new NamespacedName(service.Namespace, service.Name);
        if (await applier.GetAsync<PythonService>(key, cancellation) is not { Metadata: { DeletionTimestamp: null } now } || now.Uid != service.Uid)
            throw new StaleObjectException($"PythonService {key} is being deleted");
    }

    private static IEnumerable<V1ObjectMeta> Children(Observation seen)
    {
        if (seen.Deployment is { } deployment)
            yield return deployment.Metadata;
        if (seen.Service is { } endpoint)
            yield return endpoint.Metadata;
        foreach (var revision in seen.Revisions)
            yield return revision.Metadata;
    }

    private static bool IsOwned(V1ObjectMeta child, CompletedService service) =>
        child.OwnerReferences?.Any(owner => owner.Uid == service.Uid) is true;
}
