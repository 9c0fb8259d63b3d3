using PyOps.Rules.Checks;

namespace PyOps.Cli.Output;

/// <summary>Writes the findings of one object below a line that names it. What several containers have alike is one line.</summary>
/// <param name="terminal">For whom.</param>
internal sealed class GroupedText(Terminal terminal)
{
    /// <summary>The title with how many there are, then what was found, each below the rule that it breaks.</summary>
    /// <param name="title">What the object is, and where.</param>
    /// <param name="findings">In the order in which they are to be shown.</param>
    public IEnumerable<string> Lines(string title, IReadOnlyList<ShownFinding> findings)
    {
        yield return terminal.Coloured(Terminal.Plain(title), "1")
            + Terminal.Plain($": {Totals(findings.Select(finding => finding.Effect))}");
        var groups = findings.GroupBy(finding => (finding.Rule, finding.Effect, finding.Problem, finding.Container is null));
        foreach (var alike in groups.SelectMany(Alike))
        {
            var first = alike[0];
            yield return Terminal.Plain($"  {first.Place}") + terminal.Coloured(Words.Of(first.Effect), Words.Colour(first.Effect))
                + Terminal.Plain($": {Where(first.Field, alike)}{first.Problem} [{first.Rule}]");
        }
    }

    /// <summary>How many findings of each effect, the strongest first.</summary>
    public static string Totals(IEnumerable<Effect> effects) => string.Join(
        ", ",
        effects.GroupBy(effect => effect)
            .OrderByDescending(group => group.Key)
            .Select(group => $"{group.Count()} {Words.Of(group.Key)}"));

    // A name that two containers have, or that none has, tells nothing of which is meant.
    private static IEnumerable<IReadOnlyList<ShownFinding>> Alike(IEnumerable<ShownFinding> findings)
    {
        var all = findings.ToList();
        return all[0].Container is not null && all.DistinctBy(finding => finding.Container, StringComparer.Ordinal).Count() == all.Count
            ? [all]
            : all.Select(finding => new[] { finding });
    }

    private static string Where(string field, IReadOnlyList<ShownFinding> alike)
    {
        var names = alike.Select(finding => finding.Container).OfType<string>().Select(name => $"\"{name}\"").ToList();
        var containers = names.Count == 0 ? "" : $" (container{(names.Count == 1 ? "" : "s")} {string.Join(", ", names)})";
        return field.Length + containers.Length == 0 ? "" : $"{field}{containers}: ".TrimStart();
    }
}
