using PyOps.Rules.Checks;

namespace PyOps.Rules.Evaluation;

/// <summary>Writes findings for people.</summary>
public static class Messages
{
    /// <summary>Most findings that are written out.</summary>
    public const int MaxLines = 20;

    private const string Pages = "why, and how to mend it:";
    private const string Command = $"{Pages} kubectl pyops explain";

    // Such a line is one warning of a request: the API server cuts longer ones.
    private const int LongestReference = 256;

    /// <summary>
    /// A line for each finding, at most <see cref="MaxLines"/> of them; how many more there are; where to read about the rules.
    /// </summary>
    /// <param name="findings">The findings, in order.</param>
    /// <param name="docs">Address of docs/practices.md where whoever reads them has one.</param>
    public static IReadOnlyList<string> Lines(IReadOnlyList<Finding> findings, string? docs = null)
    {
        if (findings is [])
            return [];
        List<string> lines = new(Math.Min(findings.Count, MaxLines) + 2);
        for (var i = 0; i < Math.Min(findings.Count, MaxLines); i++)
            lines.Add(findings[i].Message);
        if (findings.Count > MaxLines)
            lines.Add($"and {findings.Count - MaxLines} more");
        lines.Add(Reference(Ids(findings), docs));
        return lines;
    }

    /// <summary>Where to read about rules: what can be typed where the message is read, or addresses. As many as fit in a line.</summary>
    /// <param name="rules">Ids of the rules, at least one.</param>
    /// <param name="docs">Address of docs/practices.md, where each rule has a paragraph under its id; null where there is none.</param>
    public static string Reference(IReadOnlyList<string> rules, string? docs = null)
    {
        var (line, none) = docs is null ? (Command, Command.Length) : (Pages, Pages.Length);
        for (var i = 0; i < rules.Count; i++)
        {
            var next = docs is null ? $" {rules[i]}" : $" {docs}#{rules[i]}";
            if (line.Length > none && line.Length + next.Length > LongestReference)
                break;
            line += next;
        }
        return line;
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
