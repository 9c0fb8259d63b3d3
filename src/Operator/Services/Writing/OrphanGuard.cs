using k8s.Models;
using PyOps.Crds;
using PyOps.Crds.Completed;
using PyOps.Crds.Desired;
using PyOps.Operator.Runtime.Applying;
using PyOps.Operator.Runtime.Objects;

namespace PyOps.Operator.Services.Writing;

/// <summary>
/// Looks past the store before a child without an owner is taken back. The garbage collector sets children free while
/// their service is still there, being deleted with its children orphaned, and the watch of one kind may be ahead of
/// another's: to take them back then would have them deleted.
/// </summary>
internal sealed class OrphanGuard(Applier applier)
{
    /// <summary>Returns when the child has an owner already, or when the service is there to stay.</summary>
    /// <exception cref="StaleObjectException">The service is being deleted, or gone; the store will tell.</exception>
    public async Task CheckAsync(CompletedService service, V1ObjectMeta child, CancellationToken cancellation)
    {
        if (ObjectMeta.Controller(child) is not null)
            return;
        var key = new NamespacedName(service.Namespace, service.Name);
        if (await applier.GetAsync<PythonService>(key, cancellation) is not { Metadata: { DeletionTimestamp: null } now }
            || now.Uid != service.Uid)
            throw new StaleObjectException($"PythonService {key} is being deleted");
    }
}
