namespace PyOps.Cli.Yaml;

/// <summary>A document of a file.</summary>
/// <param name="Root">What is in it; null when it is empty, cannot be read, or is not read by kubectl.</param>
/// <param name="Place">Where it begins or, with a problem, where that is.</param>
/// <param name="Problem">Why it cannot be read; null when it can.</param>
internal sealed record Document(Node? Root, TextPlace Place, string? Problem = null)
{
    /// <summary>What cannot be read; empty when it can.</summary>
    public string Text { get; init; } = "";

    /// <summary>Text behind the end of a document and before the next <c>---</c>: kubectl drops it without a word.</summary>
    public bool IsDropped => Root is null && Problem is null;
}
