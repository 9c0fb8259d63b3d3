namespace PyOps.Operator.Services.Revisions;

/// <summary>Numbers of revisions: the highest runs, and 0 has never run. Pure.</summary>
internal static class Promotion
{
    /// <summary>Number of a candidate: written down, and not promoted.</summary>
    public const long Candidate = 0;

    /// <summary>The number that makes this revision the one that runs: its own while it does.</summary>
    public static long Number(string name, Revision? current) =>
        current is null ? Candidate + 1 : name == current.Name ? current.Number : current.Number + 1;
}
