using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using PyOps.Crds.Completed;
using PyOps.Crds.Desired;
using PyOps.Operator.Runtime.Applying;
using PyOps.Operator.Services;

namespace PyOps.EndToEnd.Support;

/// <summary>
/// Whether each child is what it would be if the service had never been another: the server says, by a dry run, what it would
/// make of the same intent under a name that is new.
/// </summary>
internal sealed class Likeness(Bench bench, CompletedService service, ClusterFacts facts) : IChildUse<Task<string?>>
{
    private readonly CompletedService twin = service with { Name = $"{service.Name}-new" };
    private readonly bool isOlder = bench.Cluster.Server < new Version(OlderServers.Oldest.Major, OlderServers.Oldest.Minor);

    /// <summary>What is not so, a line for each child.</summary>
    public async Task<IReadOnlyList<string>> Differences()
    {
        List<string> lines = [];
        foreach (var kind in ChildTable.All)
        {
            if (await kind.Use(this) is { } words)
                lines.Add($"{kind.Name} {words}");
        }
        return lines;
    }

    public async Task<string?> Visit<T>(Child<T> kind)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var objects = new RawObjects<T>(bench);
        var live = await objects.Get(service.Name);
        if (Build(kind, service) is not { } intent)
            return live is null || live["metadata"]!["deletionTimestamp"] is not null ? null : "is still there";
        if (live is null)
            return await objects.AreServed() ? "is missing" : null;
        if (Applier.Difference(intent, KubernetesJson.Deserialize<T>(live.ToJsonString())) is { } path)
            return $"differs in {path}";
        var made = await objects.WouldBe(Build(kind, twin)!);
        var (there, shall) = (Plain(live, service.Name), Plain(made, twin.Name));
        return JsonNode.DeepEquals(there, shall) ? null : $"has leftovers: {FirstDifference.Of(there, shall)}";
    }

    private T? Build<T>(Child<T> kind, CompletedService of)
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        kind.Build(of, new ServicePods(PodTemplateBuilder.Build(of, facts)), facts);

    private JsonObject Plain(JsonObject item, string name)
    {
        var plain = JsonNode.Parse(Snapshot.Of(item, name))!.AsObject();
        // A server that is older than any that is supported leaves what was around a field that goes.
        if (isOlder && plain["spec"]?["template"]?["spec"]?["affinity"] is JsonObject left
            && left.All(one => one.Value is JsonObject { Count: 0 }))
        {
            plain["spec"]!["template"]!["spec"]!.AsObject().Remove("affinity");
        }

        // A hash of all that is said, the name too.
        (plain["metadata"]!["annotations"] as JsonObject)?.Remove(IntentHash.Annotation);
        if (plain["metadata"]!["annotations"] is JsonObject { Count: 0 })
            plain["metadata"]!.AsObject().Remove("annotations");
        // The autoscaler's number.
        if (service.Autoscaling is not null)
            plain["spec"]!.AsObject().Remove("replicas");
        return plain;
    }
}
