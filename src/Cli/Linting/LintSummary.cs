using PyOps.Cli.Output;
using PyOps.Rules.Checks;
using PyOps.Rules.Evaluation;

namespace PyOps.Cli.Linting;

/// <summary>Adds up what came of all files.</summary>
internal sealed class LintSummary
{
    private const int MostKinds = 5;

    private readonly Dictionary<Effect, int> findings = [];
    private readonly Dictionary<string, int> passedOver = new(StringComparer.Ordinal);
    private LintFinding? strongest;
    private int files;
    private int objects;
    private int problems;

    /// <summary>Whether anything could not be read.</summary>
    public bool HasProblems => problems > 0;

    public void Add(FileReport report)
    {
        files++;
        objects += report.Checked;
        problems += report.Problems.Count;
        foreach (var finding in report.Findings)
        {
            findings[finding.Action] = findings.GetValueOrDefault(finding.Action) + 1;
            if (strongest is null || finding.Action > strongest.Action)
                strongest = finding;
        }
        foreach (var kind in report.PassedOver.Select(item => item.What))
            passedOver[kind] = passedOver.GetValueOrDefault(kind) + 1;
    }

    /// <summary>Whether there is a finding of this action, or of a stronger one.</summary>
    public bool HasFindings(Effect least) => findings.Keys.Any(action => action >= least);

    /// <summary>How to learn more of a finding, what was found, and what was passed over.</summary>
    public IEnumerable<string> Lines()
    {
        if (strongest is not null)
            yield return Messages.Reference([strongest.Rule]);
        var found = findings.Count == 0
            ? "nothing found"
            : string.Join(", ", findings.OrderByDescending(entry => entry.Key).Select(entry => $"{entry.Value} {Words.Of(entry.Key)}"));
        var unread = problems == 0 ? "" : $"; {Words.Count(problems, "place")} could not be read";
        yield return $"{Words.Count(files, "file")}, {Words.Count(objects, "object")} checked: {found}{unread}";
        if (passedOver.Count > 0)
            yield return $"passed over (--verbose names them): {Kinds()}";
    }

    private string Kinds()
    {
        var shown = passedOver.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key, StringComparer.Ordinal).Take(MostKinds)
            .Select(entry => $"{entry.Value} {entry.Key}");
        var rest = passedOver.Count - MostKinds;
        return string.Join(", ", shown) + (rest > 0 ? $" and {Words.Count(rest, "other kind")}" : "");
    }
}
