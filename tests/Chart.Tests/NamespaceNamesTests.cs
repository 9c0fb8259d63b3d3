using System.Text.Json.Nodes;
using PyOps.Cluster;

namespace PyOps.Chart.Tests;

/// <summary>
/// Nobody gets a namespace without admission by its name, or by a label that looks like a mode. The guard as the API server's own
/// admission plugin judges by it.
/// </summary>
public class NamespaceNamesTests
{
    private static readonly JsonArray nothing = [];
    private static readonly JsonArray mayUpdateModes = LabelGuardVerdictTests.Permission("pyops.dev", "namespacemodes", "update");
    private static readonly JsonArray mayUpdateNamespaces = LabelGuardVerdictTests.Permission("", "namespaces", "update");

    private static readonly (string Name, JsonArray May, bool IsMade)[] names =
    [
        ("shop", nothing, true),
        // Nothing is excluded that no template makes.
        ("pyops-builds", nothing, true),
        ("storage-2", nothing, true),
        ("storage", nothing, false),
        ("storage", mayUpdateNamespaces, false),
        ("storage", mayUpdateModes, true),
        ("platform", nothing, false),
        ("kube-system", nothing, false),
        ("kube-public", nothing, false),
        ("kube-node-lease", nothing, false),
        ("kube-node-lease", mayUpdateModes, true),
    ];

    private static readonly (string? Before, string After, bool IsMode)[] modes =
    [
        (null, "enforce", true),
        (null, "warn", true),
        (null, "audit", true),
        (null, "disabled", true),
        (null, "Enforce", false),
        (null, "enforced", false),
        (null, "", false),
        (null, "default", false),
        ("enforce", "ENFORCE", false),
        ("enforce", "disabled", true),
        // So that who labels or deletes an older one is not stopped.
        ("enforced", "enforced", true),
        ("enforced", "off", false),
    ];

    [ClusterFact]
    public async Task A_namespace_that_is_never_looked_at_is_made_only_by_who_may_change_modes()
    {
        var answer = await Ask([.. names.Select(row => Request(row.Name, null, Labelled(null), row.May))]);

        Assert.Equal(
            names.Select(row => $"{row.Name}: " + (row.IsMade
                ? "allowed"
                : $"403 Forbidden: only who may update namespacemodes.pyops.dev may make the namespace {row.Name}, as pods in it are never "
                    + "checked; the ClusterRole pyops-namespace-modes allows it")),
            names.Zip(answer, (row, verdict) => $"{row.Name}: {AdmissionJudge.Told(verdict!)}"));
    }

    [ClusterFact]
    public async Task A_namespace_that_is_there_is_labelled_as_before_whatever_its_name() =>
        Assert.All(
            await Ask([.. names.Select(row => Request(row.Name, Labelled(null), new() { ["team"] = "a" }, nothing))]),
            verdict => Assert.Equal("allowed", AdmissionJudge.Told(verdict!)));

    [ClusterTheory]
    [InlineData("shop")]
    [InlineData("storage")]
    public async Task What_is_no_mode_is_refused_to_everybody_in_any_namespace(string name)
    {
        var answer = await Ask([.. modes.Select(row => Request(name, Labelled(row.Before), Labelled(row.After), mayUpdateModes))]);

        Assert.Equal(
            modes.Select(row => row.IsMode
                ? "allowed"
                : $"422 Invalid: the label pyops.dev/mode is \"{row.After}\", which is no mode; write enforce, warn, audit or disabled"),
            answer.Select(verdict => AdmissionJudge.Told(verdict!)));
    }

    private static async Task<JsonArray> Ask(JsonArray requests)
    {
        var guard = (await Rendered.With(
            "--namespace", "platform", "--set", "admission.excludedNamespaces={storage}",
            "--show-only", "templates/label-guard.yaml")).Text;
        var answer = await AdmissionJudge.Ask(guard, requests);
        AdmissionJudge.Compiles(answer, "pyops-namespace-labels");
        return answer["verdicts"]!.AsArray();
    }

    private static JsonObject Labelled(string? mode) => mode is null ? [] : new() { ["pyops.dev/mode"] = mode };

    private static JsonObject Request(string name, JsonObject? before, JsonObject after, JsonArray may)
    {
        JsonObject? Body(JsonObject? labels) =>
            labels is null ? null : new() { ["metadata"] = new JsonObject { ["name"] = name, ["labels"] = labels } };
        var operation = before is null ? "CREATE" : "UPDATE";
        var request = AdmissionJudge.Request(operation, ("", "Namespace", "namespaces"), "", null, Body(after), Body(before));
        request["request"]!["name"] = name;
        request["allowed"] = may.DeepClone();
        return request;
    }
}
