using PyOps.Cli.Yaml;
using PyOps.Rules.Policies;

namespace PyOps.Cli.Linting;

/// <summary>Checks files. What cannot be read is noted, and the rest is still checked.</summary>
/// <param name="policy">The rules.</param>
/// <param name="now">The time, for exemptions that expire.</param>
internal sealed class Linter(Policy policy, DateTimeOffset now)
{
    private const string Hint = "; if this is a template, lint what it renders: helm template . | kubectl pyops lint -";

    /// <summary>Checks one file.</summary>
    public FileReport Lint(LintSource source)
    {
        var report = new FileReport();
        if (source.PassedOver is { } what)
            report.PassedOver.Add(new(source.Name, what));
        else if (source.Problem is { } problem)
            Unreadable(source, "", problem, TextDecoder.Decode(source.Content.Span), report);
        else
            Lint(source, report);
        report.SortFindings();
        return report;
    }

    private void Lint(LintSource source, FileReport report)
    {
        var objects = new ObjectCheck(source, policy, now, report);
        foreach (var document in Documents.Of(source.Content))
        {
            if (document.IsDropped)
                report.PassedOver.Add(new($"{source.Name}:{document.Place}", PassedOver.Dropped));
            else if (document.Problem is { } problem)
                Unreadable(source, $":{document.Place}", problem, document.Text, report);
            else
                Lint(source, document.Root!, objects, report);
        }
    }

    private static void Lint(LintSource source, Node root, ObjectCheck objects, FileReport report)
    {
        foreach (var (item, line, problem, isManifest) in KubernetesObject.In(root))
        {
            if (item is not null)
                objects.Check(item);
            else if (source.IsFound && !isManifest)
                report.PassedOver.Add(new($"{source.Name}:{line}", PassedOver.NoObject));
            else
                report.Problems.Add($"{source.Name}:{line}: {problem}");
        }
    }

    // What is in a folder for others (values, settings, templates) is no mistake; a manifest that kubectl would refuse is.
    private static void Unreadable(LintSource source, string place, string problem, string text, FileReport report)
    {
        var isTemplate = Placeholders.Is(text);
        if (source.IsFound && (isTemplate || (text.Length > 0 && !Placeholders.IsManifest(text))))
            report.PassedOver.Add(new(source.Name + place, isTemplate ? PassedOver.Template : PassedOver.NoObject));
        else
            report.Problems.Add($"{source.Name}{place}: {problem}{(isTemplate ? Hint : "")}");
    }
}
