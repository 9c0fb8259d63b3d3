using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using PyOps.Cluster;
using PyOps.Crds;

namespace PyOps.EndToEnd.Support;

/// <summary>The one RuntimePolicy of the cluster, for the time of a test.</summary>
internal sealed class SoloPolicy : IAsyncDisposable
{
    private const string Name = "default";

    private readonly TestCluster cluster;

    private SoloPolicy(TestCluster cluster) => this.cluster = cluster;

    public static async Task<SoloPolicy> Create(TestCluster cluster, string spec)
    {
        var body = new JsonObject
        {
            ["apiVersion"] = ApiNames.ApiVersion,
            ["kind"] = RuntimePolicy.KindName,
            ["metadata"] = new JsonObject { ["name"] = Name },
            ["spec"] = JsonNode.Parse(spec),
        };
        await cluster.Client.CustomObjects.CreateClusterCustomObjectAsync(body, ApiNames.Group, ApiNames.Version, RuntimePolicy.PluralName);
        return new SoloPolicy(cluster);
    }

    public Task Patch(string patch) => cluster.Client.CustomObjects.PatchClusterCustomObjectAsync<RuntimePolicy>(
        body: new V1Patch(patch, V1Patch.PatchType.MergePatch),
        group: ApiNames.Group, version: ApiNames.Version,
        plural: RuntimePolicy.PluralName, name: Name);

    /// <summary>Waits for a status that speaks of the present generation.</summary>
    public async Task<RuntimePolicyStatus> Until(Func<RuntimePolicyStatus, bool> satisfied, TimeSpan? deadline = null) => (await Wait.Until(
        Get,
        policy => policy.Status is { } status && status.ObservedGeneration == policy.Metadata.Generation && satisfied(status),
        deadline ?? TimeSpan.FromSeconds(30), "the policy's status")).Status!;

    public async ValueTask DisposeAsync() => await cluster.Client.CustomObjects.DeleteClusterCustomObjectAsync<V1Status>(
        group: ApiNames.Group, version: ApiNames.Version, plural: RuntimePolicy.PluralName, name: Name);

    private Task<RuntimePolicy> Get() => cluster.Client.CustomObjects.GetClusterCustomObjectAsync<RuntimePolicy>(
        group: ApiNames.Group, version: ApiNames.Version, plural: RuntimePolicy.PluralName, name: Name);
}
