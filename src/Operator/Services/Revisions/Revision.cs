using k8s.Models;
using PyOps.Crds;
using PyOps.Crds.Desired;
using PyOps.Operator.Services.State;

namespace PyOps.Operator.Services.Revisions;

/// <summary>A ControllerRevision of a service, read.</summary>
/// <param name="Live">The object.</param>
/// <param name="Data">Its data.</param>
internal sealed record Revision(V1ControllerRevision Live, RevisionData Data)
{
    /// <summary>Name of the object.</summary>
    public string Name => Live.Metadata.Name;

    /// <summary>Number of its latest promotion, counted over the service; 0 when it was never promoted.</summary>
    public long Number => Live.Revision ?? 0;

    /// <summary>The image that its pods run: the one asked for, or another in its place; null for a template that is none.</summary>
    public string? RunningImage =>
        Template.Read(Data.Template)?.Spec.Containers.FirstOrDefault(container => container.Name == PodRole.Container)?.Image;

    /// <summary>
    /// The mark of the command by which the database was migrated when it was promoted. Not in its data, which never changes: a command
    /// may be corrected between the day on which a revision is written down and the day on which it runs.
    /// </summary>
    public string? Migrated => Live.Metadata.Annotations?.TryGetValue(ApiNames.MigratedAnnotation, out var mark) is true ? mark : null;

    /// <summary>
    /// Whether it waits to be promoted by whoever made it: it runs another image than its inputs
    /// name, so that equal inputs are no reason to run it.
    /// </summary>
    public bool IsCandidate => Number == Promotion.Candidate && Data.Digest is not null;

    /// <summary>
    /// The revisions among objects that carry the service's label, the current one first. What
    /// others put there, or what cannot be read, is none.
    /// </summary>
    public static IReadOnlyList<Revision> Of(IEnumerable<V1ControllerRevision> objects, string serviceUid) =>
    [
        .. objects.Where(live => Owner(live) is not { } owner || owner == serviceUid)
            .Select(live => (Live: live, Data: RevisionData.Read(live)))
            .Where(read => read.Data is not null)
            .Select(read => new Revision(read.Live, read.Data!))
            .OrderByDescending(revision => revision.Number)
            .ThenByDescending(revision => revision.Live.Metadata.CreationTimestamp)
            .ThenBy(revision => revision.Name, StringComparer.Ordinal),
    ];

    /// <summary>The one that runs: that with the highest number.</summary>
    public static Revision? Current(IReadOnlyList<Revision> newestFirst) => newestFirst is [{ Number: > 0 } first, ..] ? first : null;

    /// <summary>The same among objects that carry the service's label.</summary>
    public static Revision? Current(IEnumerable<V1ControllerRevision> objects, string serviceUid) => Current(Of(objects, serviceUid));

    /// <summary>What status says when nothing is decided: as the objects are.</summary>
    public static RevisionState StateOf(Observation seen) => new(Current(seen.Revisions, seen.Resource.Metadata.Uid)?.Name);

    private static string? Owner(V1ControllerRevision live) => ObjectMeta.Controller(live.Metadata)?.Uid;
}
