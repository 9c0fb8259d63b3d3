namespace PyOps.EndToEnd.Support;

/// <summary>One program in one mode of `init`: a cell of the table in docs/signals.md.</summary>
/// <param name="Program">Name of the row.</param>
/// <param name="Mode">Name of the column.</param>
internal sealed record StopCase(string Program, string Mode)
{
    /// <summary>Name of its pod.</summary>
    public string Pod => $"{Program}-{Mode}".Replace(", ", "-", StringComparison.Ordinal).Replace(' ', '-');
}
