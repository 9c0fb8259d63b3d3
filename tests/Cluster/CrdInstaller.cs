using System.Text.Json.Nodes;
using k8s;
using k8s.Models;

namespace PyOps.Cluster;

/// <summary>Installs custom resource definitions once for all tests that share a cluster, and waits until they are served.</summary>
internal static class CrdInstaller
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    public static async Task Install(Kubernetes client, IEnumerable<object> definitions)
    {
        using var alone = await MachineLock.Take("install-crds", TimeSpan.FromMinutes(2));
        var names = new List<string>();
        foreach (var definition in definitions)
            names.Add(await Apply(client, definition));
        foreach (var name in names)
            await Wait.Until(() => Read(client, name), IsEstablished, Deadline, $"CustomResourceDefinition {name} to be Established");
    }

    private static async Task<string> Apply(Kubernetes client, object definition)
    {
        var body = definition is JsonNode node ? node.ToJsonString() : KubernetesJson.Serialize(definition);
        var name = (string?)JsonNode.Parse(body)?["metadata"]?["name"]
            ?? throw new ArgumentException("a definition has no name", nameof(definition));
        await client.ApiextensionsV1.PatchCustomResourceDefinitionAsync(
            new V1Patch(body, V1Patch.PatchType.ApplyPatch), name, fieldManager: "pyops-tests", force: true);
        return name;
    }

    private static Task<V1CustomResourceDefinition> Read(Kubernetes client, string name) =>
        client.ApiextensionsV1.ReadCustomResourceDefinitionAsync(name);

    private static bool IsEstablished(V1CustomResourceDefinition definition) =>
        definition.Status?.Conditions?.Any(condition => condition is { Type: "Established", Status: "True" }) == true;
}
