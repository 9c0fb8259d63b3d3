namespace PyOps.Operator.Services.Revisions;

/// <summary>Decides which revision of a service shall run. Pure.</summary>
internal static class RevisionChooser
{
    /// <summary>
    /// The stored template stays as long as the inputs are those of the current revision,
    /// whatever today's operator or cluster would render.
    /// </summary>
    /// <param name="service">Name of the service.</param>
    /// <param name="inputs">The service's inputs now.</param>
    /// <param name="today">What a revision of these inputs would hold if it were made now.</param>
    /// <param name="newestFirst">The service's revisions, as <see cref="Revision.Of"/> sorts them.</param>
    public static RevisionChoice Choose(string service, InputsHash inputs, RevisionData today, IReadOnlyList<Revision> newestFirst)
    {
        var name = inputs.RevisionName(service);
        var current = Revision.Current(newestFirst);
        var next = Promotion.Number(name, current);
        if (current is not null && current.Data.Inputs == inputs.Value)
            return new(current.Name, current.Number, current.Data, current);
        // Inputs of earlier days: what ran then runs again.
        if (newestFirst.FirstOrDefault(revision => revision.Data.Inputs == inputs.Value && !revision.IsCandidate) is { } earlier)
            return new(earlier.Name, Promotion.Number(earlier.Name, current), earlier.Data, current);
        // Hashed in another way, so that they cannot be compared: an upgrade of ours is no reason to restart pods.
        if (current is not null && current.Data.Format != inputs.Format && current.Data.Image == today.Image)
            return new(name, next, today with { Template = current.Data.Template, Renderer = current.Data.Renderer }, current);
        return new(name, next, today, current);
    }

    /// <summary>
    /// The revisions that nobody needs any more: beyond the newest five, among which are the current and the previous one.
    /// </summary>
    /// <param name="newestFirst">The service's revisions.</param>
    /// <param name="chosen">Name of the one that shall run.</param>
    /// <param name="named">Names of those that somebody else needs, such as a candidate that is being tested.</param>
    public static IEnumerable<Revision> Expired(IReadOnlyList<Revision> newestFirst, string chosen, params IEnumerable<string> named)
    {
        var needed = named.ToHashSet(StringComparer.Ordinal);
        return newestFirst.Where(revision => revision.Name != chosen).Skip(Kept - 1).Where(revision => !needed.Contains(revision.Name));
    }

    private const int Kept = 5;
}
