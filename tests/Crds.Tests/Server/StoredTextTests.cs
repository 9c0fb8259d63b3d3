using System.Text.Json.Nodes;
using PyOps.Cluster;
using PyOps.Crds.Tests.Schema;

namespace PyOps.Crds.Tests.Server;

/// <summary>
/// Services that an earlier definition let have more text than there may be now. That they stay usable is said by the rules themselves, as
/// servers before 1.30 leave nothing out that did not change: so what is looked at is changed.
/// </summary>
public sealed class StoredTextTests : IAsyncLifetime
{
    private const string Sum = "more than 65536 characters";

    private readonly string group = $"t{Guid.NewGuid():N}.pyops.test";
    private Wire? wire;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() =>
        wire?.Send(HttpMethod.Delete, $"{Definitions.Path}/{PythonService.PluralName}.{group}") ?? Task.CompletedTask;

    [ClusterFact]
    public async Task One_that_is_too_large_already_may_shrink_and_change_but_not_grow()
    {
        var objects = await Stored("stored", words: 100);

        (await objects.Merge("stored", Parse("""{"spec":{"replicas":3}}"""))).Taken();
        (await objects.Merge("stored", Spec(words: 90))).Taken();
        var grown = await objects.Merge("stored", Spec(words: 91));
        (await objects.Merge("stored", Spec(words: 10))).Taken();
        var back = await objects.Merge("stored", Spec(words: 90));

        Assert.Contains(Sum, Assert.Single(grown.Causes).Message, StringComparison.Ordinal);
        Assert.Contains(Sum, Assert.Single(back.Causes).Message, StringComparison.Ordinal);
    }

    [ClusterFact]
    public async Task Its_status_can_be_written()
    {
        var objects = await Stored("told", words: 100);
        var told = (await objects.Merge("told", Parse("""{"status":{"observedGeneration":2}}"""), "/status")).Taken();
        Assert.Equal(2, (long)told["status"]!["observedGeneration"]!);
    }

    [ClusterFact]
    public async Task Whoever_brings_a_status_along_is_judged_all_the_same()
    {
        var objects = await Stored("least", words: 1);
        var service = Service("liar", words: 100);
        service["status"] = new JsonObject { ["observedGeneration"] = 1 };
        Assert.Contains(Sum, Assert.Single((await objects.Try(service)).Causes).Message, StringComparison.Ordinal);
    }

    // Stored while the rules were not there, and then changed once, so that the server has left nothing out since.
    private async Task<Objects> Stored(string name, int words)
    {
        wire = new Wire((await CrdServer.Shared).Client);
        var today = DefinitionFiles.Of(PythonService.PluralName);
        var before = today.DeepClone().AsObject();
        DefinitionFiles.Schema(before).Remove("x-kubernetes-validations");
        DefinitionFiles.Schema(before)["properties"]!["spec"]!.AsObject().Remove("x-kubernetes-validations");
        var objects = new Objects(wire, group, PythonService.PluralName);

        await Definitions.Apply(wire, Definitions.Under(group, before));
        await Wait.Until(async () => (await objects.Try(Service("probe", 100))).Causes.Count == 0, TimeSpan.FromSeconds(30), "no rules");
        (await objects.Create(Service(name, words))).Taken();
        (await objects.Merge(name, Parse("""{"status":{"observedGeneration":1}}"""), "/status")).Taken();
        await Definitions.Apply(wire, Definitions.Under(group, today));
        await Wait.Until(async () => (await objects.Try(Service("probe", 100))).Causes.Count > 0, TimeSpan.FromSeconds(30), "the rules");
        return objects;
    }

    private static JsonObject Service(string name, int words)
    {
        var service = Samples.Least(PythonService.PluralName, name);
        service["spec"]!["args"] = Spec(words)["spec"]!["args"]!.DeepClone();
        return service;
    }

    private static JsonObject Spec(int words)
    {
        var args = Enumerable.Range(0, words).Select(_ => (JsonNode)new string('w', 1024));
        return new() { ["spec"] = new JsonObject { ["args"] = new JsonArray([.. args]) } };
    }

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();
}
