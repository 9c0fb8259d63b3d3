namespace PyOps.Cli.Linting;

/// <summary>A file to be linted.</summary>
/// <param name="Name">Its path as people wrote it; - for standard input.</param>
/// <param name="Content">What is in it; empty with a problem.</param>
/// <param name="Problem">Why it cannot be read; null when it can.</param>
/// <param name="IsFound">Whether it was found in a folder. There files that hold no Kubernetes objects are no mistake.</param>
internal sealed record LintSource(string Name, ReadOnlyMemory<byte> Content, string? Problem, bool IsFound);
