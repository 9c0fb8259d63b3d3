namespace PyOps.Cli.Yaml;

/// <summary>A document of a file.</summary>
/// <param name="Root">What is in it; null when it is empty or cannot be read.</param>
/// <param name="Line">Where it begins or, with a problem, where that is; from 1.</param>
/// <param name="Problem">Why it cannot be read; null when it can.</param>
internal sealed record Document(Node? Root, int Line, string? Problem = null);
