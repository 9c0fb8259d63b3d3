using System.Text.Json.Nodes;
using PyOps.Cluster;

namespace PyOps.Chart.Tests;

/// <summary>A namespace in which no pod starts, and what the chart renders for it: all that the server has a kind or a field for.</summary>
internal sealed class ApplySite : IAsyncDisposable
{
    private static readonly Version conditionsSince = new(1, 28);
    private readonly TestCluster cluster;
    private readonly TestNamespace ns;

    private ApplySite(TestCluster cluster, TestNamespace ns, IReadOnlyList<JsonObject> objects) =>
        (this.cluster, this.ns, Objects) = (cluster, ns, objects);

    /// <summary>What is applied.</summary>
    public IReadOnlyList<JsonObject> Objects { get; }

    /// <summary>Renders the chart with arguments of helm.</summary>
    public static async Task<ApplySite> Start(string[] arguments)
    {
        var shared = await TestCluster.Shared;
        var quiet = await shared.Namespace("applied");
        (await shared.Kubectl(["create", "quota", "no-pods", "--hard=pods=0", "-n", quiet.Name])).OrThrow("kubectl create quota");
        using var chart = await ChartCopy.For(shared);
        var rendered = await Rendered.Of(chart.Folder, [.. arguments, "--namespace", quiet.Name]);
        List<JsonObject> served = [];
        foreach (var item in rendered.Objects)
        {
            if (await Serves(shared, (string)item["apiVersion"]!, (string)item["kind"]!))
                served.Add(item);
        }
        foreach (var webhook in served.SelectMany(item => item["webhooks"] as JsonArray ?? []))
        {
            // The variants are of a newer server, which these are for.
            if (shared.Server < conditionsSince)
                webhook!.AsObject().Remove("matchConditions");
        }
        return new ApplySite(shared, quiet, served);
    }

    /// <summary>Runs a command of server-side apply over all of it.</summary>
    public Task<ToolResult> Kubectl(string command, params string[] arguments) =>
        cluster.Kubectl([command, "--server-side", .. arguments, "-f", "-"], List(Objects));

    /// <summary>Takes away what is of the whole cluster, but for the definitions, which others may be using.</summary>
    public async ValueTask DisposeAsync()
    {
        var clusterwide = Objects.Where(item =>
            item["metadata"]!["namespace"] is null
                && (string)item["kind"]! != "CustomResourceDefinition");
        (await cluster.Kubectl(["delete", "--ignore-not-found", "-f", "-"], List(clusterwide))).OrThrow("kubectl delete");
        await ns.DisposeAsync();
    }

    private static async Task<bool> Serves(TestCluster cluster, string version, string kind)
    {
        var found = await cluster.Kubectl(["get", "--raw", version.Contains('/') ? $"/apis/{version}" : $"/api/{version}"]);
        return found.ExitCode == 0
            && JsonNode.Parse(found.Output)!["resources"]!.AsArray()
                .Any(resource => (string)resource!["kind"]! == kind);
    }

    private static string List(IEnumerable<JsonObject> items) =>
        new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "List",
            ["items"] = new JsonArray([.. items.Select(item => item.DeepClone())]),
        }.ToJsonString();
}
