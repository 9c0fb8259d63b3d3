using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using PyOps.Crds;
using PyOps.Operator.Runtime.Objects;
using PyOps.Operator.Tests.Stub;

namespace PyOps.Operator.Tests.Services.Migrations;

/// <summary>A server that keeps what it is sent: the objects of the service shop in the namespace web, by their paths.</summary>
internal sealed class Kept : IDisposable
{
    private readonly SortedDictionary<string, JsonNode> objects = new(StringComparer.Ordinal);
    private int version;

    public Kept() => Api = new FakeApi(Answer);

    public FakeApi Api { get; }

    public PythonService Shop { get; } = Given.Shop(spec => spec.Migration = new() { Command = ["migrate"] });

    /// <summary>Every request that changed something, or would have.</summary>
    public List<string> Writes { get; } = [];

    public List<V1Pod> Pods { get; } = [];

    /// <summary>At which write the operator is killed, counted from 1; null for at none.</summary>
    public int? KillAt { get; set; }

    /// <summary>Whether that write is still done, and only its answer lost.</summary>
    public bool KillsAfter { get; set; }

    /// <summary>Ends the operator at once.</summary>
    public Action Kills { get; set; } = () => { };

    public bool HasKilled { get; private set; }

    /// <summary>What it says instead of making an object.</summary>
    public HttpResponseMessage? Refusal { get; set; }

    public int JobsMade => Writes.Count(write => write.StartsWith("POST", StringComparison.Ordinal));

    public void Dispose() => Api.Dispose();

    public List<T> Of<T>()
        where T : IKubernetesObject<V1ObjectMeta> =>
        [.. Below(ResourceKind.For<T>().Path("web")).Select(item => KubernetesJson.Deserialize<T>(item.ToJsonString()))];

    /// <summary>The one Job that has not ended ends, as its controller would say it.</summary>
    public void EndJob(string type = "Complete", string reason = "")
    {
        var job = Of<V1Job>().Single(job => job.Status?.Conditions is null);
        objects[$"/{ResourceKind.For<V1Job>().Path("web")}/{job.Metadata.Name}"]["status"] = new JsonObject
        {
            ["conditions"] = new JsonArray(new JsonObject { ["type"] = type, ["status"] = "True", ["reason"] = reason }),
        };
    }

    public void DeleteJobs()
    {
        foreach (var path in objects.Keys.Where(path => path.Contains("/jobs/", StringComparison.Ordinal)).ToList())
            objects.Remove(path);
    }

    private IEnumerable<JsonNode> Below(string collection) =>
        objects.Where(entry => entry.Key.StartsWith($"/{collection}/", StringComparison.Ordinal)).Select(entry => entry.Value);

    private HttpResponseMessage Answer(FakeApi.Request request)
    {
        if (request.Method == HttpMethod.Get)
            return Read(request);
        Writes.Add($"{request.Method} {request.Path}");
        var isLast = Writes.Count == KillAt;
        if (isLast && !KillsAfter)
            throw Kill();
        var answer = Write(request);
        return isLast ? throw Kill() : answer;
    }

    private OperationCanceledException Kill()
    {
        HasKilled = true;
        Kills();
        return new OperationCanceledException();
    }

    private HttpResponseMessage Read(FakeApi.Request request)
    {
        if (!request.Query.Contains("labelSelector", StringComparison.Ordinal))
            return objects.TryGetValue(request.Path, out var found) ? FakeApi.Json(found.ToJsonString()) : FakeApi.Status(404);
        JsonNode[] items = [.. Below(request.Path[1..]).Select(item => item.DeepClone())];
        return FakeApi.Json(new JsonObject { ["items"] = new JsonArray(items) }.ToJsonString());
    }

    private HttpResponseMessage Write(FakeApi.Request request)
    {
        if (request.Method == HttpMethod.Delete)
            return objects.Remove(request.Path) ? FakeApi.Json("{}") : FakeApi.Status(404);
        if (request.Path.EndsWith("/status", StringComparison.Ordinal))
        {
            Shop.Status = KubernetesJson.Deserialize<PythonService>(request.Body!.ToJsonString()).Status;
            Shop.Metadata.ResourceVersion = $"{++version}";
            return FakeApi.Json(KubernetesJson.Serialize(Shop));
        }

        var path = request.Method == HttpMethod.Post ? $"{request.Path}/{request.Body!["metadata"]!["name"]}" : request.Path;
        if (request.Method == HttpMethod.Post && (Refusal ?? (objects.ContainsKey(path) ? FakeApi.Status(409) : null)) is { } refused)
            return refused;
        var stored = request.Body!.DeepClone();
        stored["metadata"]!["uid"] = objects.GetValueOrDefault(path)?["metadata"]!["uid"]?.DeepClone() ?? $"uid-{++version}";
        stored["metadata"]!["resourceVersion"] = $"{++version}";
        objects[path] = stored;
        return FakeApi.Json(stored.ToJsonString());
    }
}
