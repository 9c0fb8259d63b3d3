using System.Text.Json;
using PyOps.Cli.Output;
using PyOps.Rules.Checks;

namespace PyOps.Cli.Auditing;

/// <summary>How findings in a cluster are written.</summary>
internal static class AuditFormat
{
    public static IFindingOutput<AuditFinding> Output(Terminal terminal, bool isJson) =>
        isJson
            ? new JsonOutput<AuditFinding>(terminal, Json)
            : new TextOutput<AuditFinding>(terminal, findings => Text(new(terminal), findings));

    /// <summary>A table of rules by namespace, then what to know of the whole.</summary>
    public static IEnumerable<string> Summary(AuditReport report)
    {
        if (report.Findings.Count > 0)
        {
            yield return "";
            foreach (var line in Table(report))
                yield return line;
            yield return "";
        }
        foreach (var ns in report.Namespaces)
            yield return $"{ns.Name}: mode {Words.Of(ns.Mode)}, {Words.Count(ns.Objects, "object")}, {Totals(report, ns.Name)}";
        if (!report.Namespaces.Any())
            yield return "no pods and no workloads there";
        if (report.LeftOut.Count > 0)
            yield return $"left out, as admission does: {string.Join(", ", report.LeftOut)} (--namespace NAME looks at one)";
        foreach (var note in report.Notes)
            yield return note;
    }

    private static IEnumerable<string> Text(GroupedText text, IReadOnlyList<AuditFinding> findings) => findings
        .GroupBy(finding => (finding.Object, finding.Pod))
        .SelectMany(group => text.Lines(
            $"{group.Key.Object.Namespace}: {group.Key.Object.Kind} {group.Key.Object.Name}{Pod(group.Key.Pod)}",
            [.. group.Select(finding => new ShownFinding(
                "", finding.Effect, finding.Finding.Path, finding.Finding.Container?.Name,
                finding.Finding.Problem, finding.Finding.Rule.Id))]));

    private static string Pod(string? name) => name is null ? "" : $" (pod {name}, not in the template)";

    private static IEnumerable<string> Table(AuditReport report)
    {
        var width = Math.Max("NAMESPACE".Length, report.Findings.Max(finding => finding.Object.Namespace.Length));
        yield return $"{"NAMESPACE".PadRight(width)}  {"RULE",-22}  ENFORCE  WARN  AUDIT";
        var rows = report.Findings
            .GroupBy(finding => (finding.Object.Namespace, Rule: finding.Finding.Rule.Id))
            .OrderBy(group => group.Key.Namespace, StringComparer.Ordinal)
            .ThenByDescending(group => group.Max(finding => finding.Effect))
            .ThenByDescending(group => group.Count())
            .ThenBy(group => group.Key.Rule, StringComparer.Ordinal);
        foreach (var row in rows)
        {
            yield return $"{row.Key.Namespace.PadRight(width)}  {row.Key.Rule,-22}  "
                + $"{Number(row, Effect.Enforce),7}  {Number(row, Effect.Warn),4}  {Number(row, Effect.Audit),5}";
        }
    }

    private static string Totals(AuditReport report, string ns)
    {
        var totals = GroupedText.Totals(report.Findings.Where(finding => finding.Object.Namespace == ns).Select(finding => finding.Effect));
        return totals.Length == 0 ? "nothing found" : totals;
    }

    private static int Number(IEnumerable<AuditFinding> findings, Effect effect) => findings.Count(finding => finding.Effect == effect);

    private static void Json(Utf8JsonWriter json, AuditFinding finding)
    {
        json.WriteString("kind", finding.Object.Kind);
        json.WriteString("namespace", finding.Object.Namespace);
        json.WriteString("name", finding.Object.Name);
        json.WriteString("pod", finding.Pod);
        json.WriteString("container", finding.Finding.Container?.Name);
        json.WriteString("rule", finding.Finding.Rule.Id);
        json.WriteString("action", finding.Action.ToString());
        json.WriteString("mode", finding.Mode.ToString());
        json.WriteString("effect", finding.Effect.ToString());
        json.WriteString("field", finding.Finding.Path);
        json.WriteString("message", finding.Finding.Problem);
    }
}
