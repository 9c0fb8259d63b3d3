using k8s.Models;
using PyOps.Crds;
using PyOps.Crds.Completed;
using PyOps.Crds.Desired;
using PyOps.Operator.Runtime.Applying;
using PyOps.Operator.Runtime.Measuring;
using PyOps.Operator.Services.State;
using PyOps.Operator.Services.Writing;

namespace PyOps.Operator.Services.Revisions;

/// <summary>
/// Writes a revision down with the number that it shall have. Its data never changes; only what holds the very inputs is ours to number.
/// </summary>
internal sealed class RevisionWriter(Applier applier, OrphanGuard orphans)
{
    /// <summary>Writes it; returns what stands in the way, and what was written.</summary>
    /// <param name="service">The service that owns it.</param>
    /// <param name="choice">Name, number and data; the number is <see cref="Promotion.Candidate"/> for one that shall not run yet.</param>
    /// <param name="live">The object of that name, or null.</param>
    /// <param name="cancellation">Cancels the requests.</param>
    public async Task<(ChildFailure? Failure, ApplyOutcome Outcome)> WriteAsync(
        CompletedService service, RevisionChoice choice, V1ControllerRevision? live, CancellationToken cancellation)
    {
        if (live is not null && Conflict(service, choice, live) is { } conflict)
            return (conflict, ApplyOutcome.Unchanged);
        if (live is not null)
            await orphans.CheckAsync(service, live.Metadata, cancellation);
        var revision = RevisionBuilder.Build(service, choice.Name, choice.Number, choice.Data, choice.Migrated);
        return (null, (await applier.ApplyAsync(revision, live, cancellation)).Outcome);
    }

    private static ChildFailure? Conflict(CompletedService service, RevisionChoice choice, V1ControllerRevision live) =>
        Adoption.Conflict(service, V1ControllerRevision.KubeKind, live.Metadata)
        ?? (RevisionData.Read(live)?.Inputs == choice.Data.Inputs && Template.Read(choice.Data.Template) is not null
            ? null
            : new ChildFailure(
                Reasons.NameConflict,
                $"{V1ControllerRevision.KubeKind} \"{choice.Name}\" does not hold what PyOps wrote; delete it",
                Cause: null));
}
