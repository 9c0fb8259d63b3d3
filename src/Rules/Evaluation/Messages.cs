using PyOps.Rules.Checks;

namespace PyOps.Rules.Evaluation;

/// <summary>Writes findings for people.</summary>
public static class Messages
{
    /// <summary>Most findings that are written out.</summary>
    public const int MaxLines = 20;

    /// <summary>Where each rule has a paragraph of its own, by its id.</summary>
    public const string Reference = "docs/practices.md#";

    /// <summary>
    /// A line for each finding, at most <see cref="MaxLines"/> of them; how many more there are; where to read about the rules.
    /// </summary>
    /// <param name="findings">The findings, in order.</param>
    public static IReadOnlyList<string> Lines(IReadOnlyList<Finding> findings)
    {
        if (findings is [])
            return [];
        List<string> lines = new(Math.Min(findings.Count, MaxLines) + 2);
        for (var i = 0; i < Math.Min(findings.Count, MaxLines); i++)
            lines.Add(findings[i].Message);
        if (findings.Count > MaxLines)
            lines.Add($"and {findings.Count - MaxLines} more");
        lines.Add($"see {Reference}{string.Join(" " + Reference, Ids(findings))}");
        return lines;
    }

    /// <summary>The rules of findings, each once, in the order of the findings.</summary>
    internal static IReadOnlyList<string> Ids(IReadOnlyList<Finding> findings)
    {
        List<string> ids = []; // no more than there are rules, so that looking through them is quick
        for (var i = 0; i < findings.Count; i++)
        {
            if (!ids.Contains(findings[i].Rule.Id))
                ids.Add(findings[i].Rule.Id);
        }
        return ids;
    }
}
