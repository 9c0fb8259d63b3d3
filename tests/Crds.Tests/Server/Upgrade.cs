using System.Net;
using System.Text.Json.Nodes;
using PyOps.Cluster;
using PyOps.Crds.Tests.Schema;

namespace PyOps.Crds.Tests.Server;

/// <summary>Installs a definition, stores objects, installs another over it, and looks at them again.</summary>
internal static class Upgrade
{
    // By it is seen that the server serves the other definition: a field that no schema has.
    private const string Marker = "isUpgraded";

    private static readonly TimeSpan deadline = TimeSpan.FromSeconds(30);

    public static async Task Check(JsonObject before, JsonObject after, IReadOnlyList<JsonObject> items)
    {
        Assert.NotEmpty(items);
        var wire = new Wire((await CrdServer.Shared).Client);
        var group = $"t{Guid.NewGuid():N}.pyops.test";
        var objects = new Objects(wire, group, DefinitionFiles.Plural(before));
        try
        {
            await Definitions.Apply(wire, Definitions.Under(group, before));
            var stored = new List<JsonObject>();
            foreach (var item in items)
                stored.Add((await objects.Create(item, "Ignore")).Taken());
            await Definitions.Apply(wire, Marked(Definitions.Under(group, after)));
            await Wait.Until(async () => await KnowsMarker(objects, items[0]), deadline, "the later definition to be served");
            foreach (var item in stored)
                await StaysUsable(objects, item);
        }
        finally
        {
            await wire.Send(HttpMethod.Delete, $"{Definitions.Path}/{DefinitionFiles.Plural(before)}.{group}");
        }
    }

    private static async Task StaysUsable(Objects objects, JsonObject stored)
    {
        var name = (string)stored["metadata"]!["name"]!;
        var read = (await objects.Get(name)).Taken();
        AssertKept(stored["spec"]!, read["spec"]!, $"{name}: spec");
        read["metadata"]!["labels"] = new JsonObject { ["upgraded"] = "yes" };
        (await objects.Replace(read)).Taken();
        (await objects.Apply(WithSpecAlone(stored), "tests", force: true)).Taken();
        (await objects.Merge(name, new() { ["status"] = new JsonObject { ["observedGeneration"] = 1 } }, "/status")).Taken();
        AssertKept(stored["spec"]!, (await objects.Get(name)).Taken()["spec"]!, $"{name}: spec");
    }

    private static JsonObject WithSpecAlone(JsonObject stored) => new()
    {
        ["apiVersion"] = (string?)stored["apiVersion"],
        ["kind"] = (string?)stored["kind"],
        ["metadata"] = new JsonObject { ["name"] = (string?)stored["metadata"]!["name"] },
        ["spec"] = stored["spec"]!.DeepClone(),
    };

    // A later definition may add defaults, and takes nothing away.
    private static void AssertKept(JsonNode before, JsonNode? after, string path)
    {
        Assert.True(after is not null, $"{path} is gone");
        if (before is JsonObject fields && after is JsonObject now)
        {
            foreach (var (name, value) in fields)
                AssertKept(value!, now[name], $"{path}.{name}");
        }
        else if (before is JsonArray items && after is JsonArray list && items.Count == list.Count)
        {
            for (var i = 0; i < items.Count; i++)
                AssertKept(items[i]!, list[i], $"{path}[{i}]");
        }
        else
        {
            Assert.True(JsonNode.DeepEquals(before, after), $"{path}: {before} became {after}");
        }
    }

    private static JsonObject Marked(JsonObject definition)
    {
        DefinitionFiles.Schema(definition)["properties"]!["spec"]!["properties"]![Marker] = new JsonObject { ["type"] = "boolean" };
        return definition;
    }

    private static async Task<bool> KnowsMarker(Objects objects, JsonObject item)
    {
        var marked = item.DeepClone().AsObject();
        marked["spec"]![Marker] = true;
        // The object is there, so that it is a conflict only once its fields are known.
        return (await objects.Try(marked)).Code is HttpStatusCode.Conflict;
    }
}
