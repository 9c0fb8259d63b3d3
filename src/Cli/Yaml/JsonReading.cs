namespace PyOps.Cli.Yaml;

/// <summary>What came of a text that was read as JSON.</summary>
/// <param name="Documents">Those that can be read.</param>
/// <param name="End">The byte behind the last of them.</param>
/// <param name="Problem">Where the text stops being JSON, and why; null when all of it is.</param>
internal sealed record JsonReading(IReadOnlyList<Document> Documents, int End, Document? Problem);
