namespace PyOps.Operator.Services.Revisions;

/// <summary>Which revision shall run.</summary>
/// <param name="Name">Name of its object.</param>
/// <param name="Number">
/// Number that its object shall have: that of the current one, or the next when it takes the current one's place.
/// </param>
/// <param name="Data">Its data.</param>
/// <param name="Current">The one that runs now; null for a service without one.</param>
internal sealed record RevisionChoice(string Name, long Number, RevisionData Data, Revision? Current)
{
    /// <summary>The mark of the command by which the database was migrated when it was promoted; null for none.</summary>
    public string? Migrated { get; init; }
}
