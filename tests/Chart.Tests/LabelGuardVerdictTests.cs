using System.Text.Json.Nodes;
using PyOps.Cluster;

namespace PyOps.Chart.Tests;

/// <summary>
/// The label guard as the API server's own admission plugin judges by it. <see cref="LabelGuardTests"/> show it on a cluster
/// that serves it.
/// </summary>
public class LabelGuardVerdictTests
{
    private const string Mode = "pyops.dev/mode";
    private const string Rebuild = "pyops.dev/rebuild";
    private const string Both = $"{Mode} and {Rebuild}";

    private static readonly JsonArray mayUpdateModes = Permission("pyops.dev", "namespacemodes", "update");

    // Labels before (null: the namespace is made), after (null: it is deleted), what else the user may, and which labels the refusal names.
    private static readonly (string What, string? Before, string? After, JsonArray May, string? Refused)[] table =
    [
        ("no label at all", "{}", "{}", [], null),
        ("other labels", "{'team': 'a'}", "{'team': 'b', 'pod-security.kubernetes.io/enforce': 'restricted'}", [], null),
        ("the same mode", $"{{'{Mode}': 'warn'}}", $"{{'{Mode}': 'warn', 'team': 'a'}}", [], null),
        ("a mode is set", "{}", $"{{'{Mode}': 'disabled'}}", [], Mode),
        ("a mode is changed", $"{{'{Mode}': 'enforce'}}", $"{{'{Mode}': 'warn'}}", [], Mode),
        ("a mode is removed", $"{{'{Mode}': 'enforce'}}", "{}", [], Mode),
        ("a mode is emptied", $"{{'{Mode}': 'enforce'}}", $"{{'{Mode}': ''}}", [], Mode),
        ("what is no mode stays", $"{{'{Mode}': 'Enforce'}}", $"{{'{Mode}': 'Enforce', 'team': 'a'}}", [], null),
        ("an empty mode is removed", $"{{'{Mode}': ''}}", "{}", [], Mode),
        ("rebuild is set", "{}", $"{{'{Rebuild}': 'allowed'}}", [], Rebuild),
        ("both are set", "{}", $"{{'{Mode}': 'warn', '{Rebuild}': 'allowed'}}", [], Both),
        ("one goes and one comes", $"{{'{Mode}': 'warn'}}", $"{{'{Rebuild}': 'allowed'}}", [], Both),
        ("made without labels", null, "{}", [], null),
        ("made with a mode", null, $"{{'{Mode}': 'disabled'}}", [], Mode),
        ("deleted with a mode", $"{{'{Mode}': 'enforce'}}", null, [], null),
        ("by who may", $"{{'{Mode}': 'enforce'}}", $"{{'{Rebuild}': 'allowed'}}", mayUpdateModes, null),
        ("made by who may", null, $"{{'{Mode}': 'warn'}}", mayUpdateModes, null),
        ("by who may read modes", "{}", $"{{'{Mode}': 'warn'}}", Permission("pyops.dev", "namespacemodes", "get"), Mode),
        ("by who may update namespaces", "{}", $"{{'{Mode}': 'warn'}}", Permission("", "namespaces", "update"), Mode),
    ];

    [ClusterFact]
    public async Task The_guard_compiles_and_refuses_just_who_may_not_change_the_labels_also_through_status_and_finalize()
    {
        var cases = table.SelectMany(row => Subresources(row.Before, row.After), (row, part) => (Row: row, Subresource: part)).ToList();

        var guard = (await Rendered.With("--show-only", "templates/label-guard.yaml")).Text;

        var answer = await AdmissionJudge.Ask(
            guard, [.. cases.Select(item => Request(item.Row.Before, item.Row.After, item.Row.May, item.Subresource))]);

        AdmissionJudge.Compiles(answer, "pyops-namespace-labels");
        Assert.Equal(
            cases.Select(item => $"{item.Row.What} {item.Subresource}: {Expected(item.Row.Refused)}"),
            cases.Zip(answer["verdicts"]!.AsArray(), (item, verdict) => $"{item.Row.What} {item.Subresource}: {Told(verdict!)}"));
    }

    private static string Expected(string? labels) => labels is null ? "allowed" : $"403 Forbidden: {labels}";

    // Of the message only the labels differ.
    private static string Told(JsonNode verdict)
    {
        if ((bool)verdict["allowed"]!)
            return "allowed";
        var message = (string)verdict["message"]!;
        const string start = "only who may update namespacemodes.pyops.dev may set, change or remove ";
        const string end = "; the ClusterRole pyops-namespace-modes allows it";
        Assert.Contains(start, message, StringComparison.Ordinal);
        Assert.EndsWith(end, message, StringComparison.Ordinal);
        var from = message.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return $"{verdict["code"]} {verdict["reason"]}: {message[from..^end.Length]}";
    }

    // A namespace that is there can be written through these as well.
    private static string[] Subresources(string? before, string? after) =>
        before is null || after is null ? [""] : ["", "status", "finalize"];

    private static JsonObject Request(string? before, string? after, JsonArray may, string subresource)
    {
        var operation = before is null ? "CREATE" : after is null ? "DELETE" : "UPDATE";
        var type = ("", "Namespace", "namespaces");
        var request = AdmissionJudge.Request(operation, type, subresource, null, Namespace(after), Namespace(before));
        request["allowed"] = may.DeepClone();
        return request;
    }

    private static JsonObject? Namespace(string? labels) => labels is null
        ? null
        : new JsonObject
        {
            ["metadata"] = new JsonObject { ["name"] = "shop", ["labels"] = JsonNode.Parse(labels.Replace('\'', '"')) },
        };

    internal static JsonArray Permission(string group, string resource, string verb) =>
        [new JsonObject { ["resourceAttributes"] = new JsonObject { ["group"] = group, ["resource"] = resource, ["verb"] = verb } }];
}
