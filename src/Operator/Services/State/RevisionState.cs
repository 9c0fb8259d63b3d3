namespace PyOps.Operator.Services.State;

/// <summary>What status says of a service's revisions.</summary>
/// <param name="Current">Name of the one that runs; null when there is none yet.</param>
/// <param name="Pending">Name of the one that is to run and does not yet; null otherwise.</param>
/// <param name="Outdated">A field in which today's template differs from the one that runs; null when none does.</param>
/// <param name="Change">What has just made the current one run, in words; null when it ran before.</param>
internal sealed record RevisionState(string? Current, string? Pending = null, string? Outdated = null, string? Change = null);
