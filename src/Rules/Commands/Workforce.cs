namespace PyOps.Rules.Commands;

/// <summary>How a server is told how many requests it works on at once: processes times threads.</summary>
internal sealed record Workforce
{
    /// <summary>Threads of a process when nothing is said; of processes there is one.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>The options whose value is the number of processes.</summary>
    public string[] ProcessOptions { get; init; } = [];

    /// <summary>The options whose value is the number of threads.</summary>
    public string[] ThreadOptions { get; init; } = [];

    /// <summary>The options that make it work in another way, on many at once; but for the value <c>sync</c>.</summary>
    public string[] KindOptions { get; init; } = [];

    /// <summary>The options that take the threads away.</summary>
    public string[] SingleOptions { get; init; } = [];

    /// <summary>The variables whose value is the number of processes or threads.</summary>
    public string[] Variables { get; init; } = [];
}
