namespace PyOps.Cli.Linting;

/// <summary>A file to be linted.</summary>
/// <param name="Name">Its path as people wrote it; - for standard input.</param>
/// <param name="Content">What is in it; empty with a problem.</param>
internal sealed record LintSource(string Name, ReadOnlyMemory<byte> Content)
{
    /// <summary>Why it cannot be read; null when it can.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether it was found in a folder. There is no mistake in a file that holds no manifest.</summary>
    public bool IsFound { get; init; }

    /// <summary>What it is when it is not looked into; null when it is.</summary>
    public string? PassedOver { get; init; }
}
