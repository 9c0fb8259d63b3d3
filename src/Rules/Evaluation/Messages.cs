using PyOps.Rules.Checks;

namespace PyOps.Rules.Evaluation;

/// <summary>Writes findings for people.</summary>
public static class Messages
{
    /// <summary>Most findings that are written out.</summary>
    public const int MaxLines = 20;

    /// <summary>Where each rule has a paragraph of its own, by its id.</summary>
    public const string Reference = "docs/practices.md#";

    /// <summary>A line for each finding, at most <see cref="MaxLines"/> of them; how many more there are; where to read about the rules.</summary>
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
        lines.Add("see " + string.Join(" ", Ids(findings).Select(id => Reference + id)));
        return lines;
    }

    /// <summary>The rules of findings, each once, in the order of the findings.</summary>
    internal static IEnumerable<string> Ids(IEnumerable<Finding> findings) => findings.Select(finding => finding.Rule.Id).Distinct(StringComparer.Ordinal);
}
