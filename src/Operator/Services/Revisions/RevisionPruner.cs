using k8s.Models;
using PyOps.Operator.Runtime.Applying;
using PyOps.Operator.Runtime.Objects;
using PyOps.Operator.Services.State;

namespace PyOps.Operator.Services.Revisions;

/// <summary>Deletes the revisions that nobody needs any more.</summary>
internal sealed class RevisionPruner(Applier applier)
{
    /// <summary>Deletes them.</summary>
    /// <param name="seen">The service and its revisions; what its status and Jobs name is in use.</param>
    /// <param name="chosen">Name of the one that shall run.</param>
    /// <param name="cancellation">Cancels the requests.</param>
    public async Task PruneAsync(Observation seen, string chosen, CancellationToken cancellation)
    {
        var known = Revision.Of(seen.Revisions, seen.Resource.Metadata.Uid);
        var status = seen.Resource.Status?.Revision;
        var named = new[] { status?.Current, status?.Pending }.Concat(seen.MigrationJobs.Select(MigrationJob.Revision)).OfType<string>();
        foreach (var revision in RevisionChooser.Expired(known, chosen, named))
            await applier.DeleteAsync(
                ResourceKind.For<V1ControllerRevision>(), NamespacedName.Of(revision.Live), revision.Live.Metadata.Uid, cancellation);
    }
}
