using System.Text;
using PyOps.Rules.Checks;
using PyOps.Rules.Evaluation;

namespace PyOps.Webhooks.Admission;

/// <summary>
/// Fits warnings into what the API server passes on: 4,096 characters of all of a request's warnings together. Beyond them it cuts each
/// to 256 and leaves out the rest, both without a word, and it leaves out one with a control character. So no warning of ours is longer
/// than 256 (a longer line is continued in the next, which names the field again, because of two that are equal the server passes one
/// on), and those that would be left out are counted.
/// </summary>
internal static class Warnings
{
    /// <summary>Most characters (code points) of one.</summary>
    public const int MaxEach = 256;

    /// <summary>Most characters of all.</summary>
    public const int MaxAll = 4096;

    /// <summary>The warnings of a decision.</summary>
    public static IReadOnlyList<string> Of(Decision decision)
    {
        if (decision.Warnings is [])
            return [];
        var all = Split(decision.Warnings);
        if (Length(all) <= MaxAll)
            return all;
        var findings = decision.Findings.Where(judged => judged.Effect == Effect.Warn).Select(judged => judged.Finding).ToList();
        for (var shown = Math.Min(findings.Count, Messages.MaxLines); shown > 0; shown--)
        {
            var some = Split([.. findings.Take(shown).Select(finding => finding.Message), .. Rest(findings, shown)]);
            if (Length(some) <= MaxAll)
                return some;
        }
        // Only of an object that cannot be read, whose one line is cut.
        return all.Take(MaxAll / MaxEach).ToList();
    }

    private static string[] Rest(List<Finding> findings, int shown) =>
        shown == findings.Count ? [] : [$"and {findings.Count - shown} more"];

    private static List<string> Split(IReadOnlyList<string> lines)
    {
        List<string> parts = new(lines.Count);
        foreach (var line in lines)
        {
            var rest = Printable(line);
            var field = rest.IndexOf(' ') is > 0 and < MaxEach / 2 and var space ? rest[..space].TrimEnd(':') : "";
            while (rest.Length > MaxEach && Runes(rest) > MaxEach)
            {
                var end = Break(rest);
                parts.Add(rest[..end].TrimEnd());
                rest = $"{field} … {rest[end..].TrimStart()}";
            }
            parts.Add(rest);
        }
        return parts;
    }

    // After the last space in the second half of what fits, else where it is full; never within a surrogate pair.
    private static int Break(string text)
    {
        var end = 0;
        for (var runes = 0; runes < MaxEach; runes++)
            end += char.IsHighSurrogate(text[end]) && end + 1 < text.Length ? 2 : 1;
        var space = text.LastIndexOf(' ', end - 1, end / 2);
        return space > 0 ? space + 1 : end;
    }

    private static string Printable(string line)
    {
        if (!line.Any(char.IsControl))
            return line;
        var text = new StringBuilder(line.Length);
        foreach (var character in line)
            text.Append(char.IsControl(character) ? '?' : character);
        return text.ToString();
    }

    private static int Length(IEnumerable<string> parts) => parts.Sum(Runes);

    private static int Runes(string text) => text.EnumerateRunes().Count();
}
