using System.Text.Json;
using PyOps.Cli.Output;

namespace PyOps.Cli.Linting;

/// <summary>How findings in files are written.</summary>
internal static class LintFormat
{
    public static IFindingOutput<LintFinding> Output(Terminal terminal, bool isJson) =>
        isJson
            ? new JsonOutput<LintFinding>(terminal, Json)
            : new TextOutput<LintFinding>(terminal, findings => Text(new(terminal), findings));

    // Every line begins like a compiler's, so that editors and CI find the place.
    private static IEnumerable<string> Text(GroupedText text, IReadOnlyList<LintFinding> findings) => findings
        .GroupBy(finding => finding.Object, ReferenceEqualityComparer.Instance)
        .SelectMany(group => text.Lines(
            $"{group.First().File}:{group.First().Object.Root.Line}: {group.First().Object.Title}",
            [.. group.Select(finding => new ShownFinding(
                $"{finding.File}:{finding.Line}: ", finding.Action, finding.Field, finding.Container, finding.Message, finding.Rule))]));

    private static void Json(Utf8JsonWriter json, LintFinding finding)
    {
        json.WriteString("file", finding.File);
        json.WriteNumber("line", finding.Line);
        json.WriteString("kind", finding.Object.Kind);
        json.WriteString("namespace", finding.Object.Namespace);
        json.WriteString("name", finding.Object.Name);
        json.WriteString("container", finding.Container);
        json.WriteString("rule", finding.Rule);
        json.WriteString("action", finding.Action.ToString());
        json.WriteString("field", finding.Field);
        json.WriteString("message", finding.Message);
    }
}
