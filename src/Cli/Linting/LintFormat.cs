using System.Text.Json;
using PyOps.Cli.Output;

namespace PyOps.Cli.Linting;

/// <summary>How findings in files are written.</summary>
internal static class LintFormat
{
    public static IFindingOutput<LintFinding> Output(Terminal terminal, bool isJson) =>
        isJson ? new JsonOutput<LintFinding>(terminal, Json) : new TextOutput<LintFinding>(terminal, finding => Text(terminal, finding));

    // Like a compiler's, so that editors and CI find the place.
    private static string Text(Terminal terminal, LintFinding finding)
    {
        var item = finding.Object;
        var name = (item.Namespace is null ? "" : item.Namespace + "/") + (item.Name ?? "(no name)");
        var field = finding.Field.Length == 0 ? "" : $" {finding.Field}";
        var container = finding.Container is null ? "" : $" (container \"{finding.Container}\")";
        return Terminal.Plain($"{finding.File}:{finding.Line}: ")
            + terminal.Coloured(Words.Of(finding.Action), Words.Colour(finding.Action))
            + Terminal.Plain($": {item.Kind} {name}{field}{container}: {finding.Message} [{finding.Rule}]");
    }

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
