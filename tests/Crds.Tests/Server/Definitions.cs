using System.Text.Json.Nodes;
using PyOps.Cluster;

namespace PyOps.Crds.Tests.Server;

/// <summary>Definitions of custom resources on a server.</summary>
internal static class Definitions
{
    public const string Path = "apis/apiextensions.k8s.io/v1/customresourcedefinitions";

    private static readonly TimeSpan deadline = TimeSpan.FromSeconds(30);

    /// <summary>The definition for another group: all else, its rules too, is as it was.</summary>
    public static JsonObject Under(string group, JsonObject definition)
    {
        var moved = definition.DeepClone().AsObject();
        moved["spec"]!["group"] = group;
        moved["metadata"]!["name"] = $"{(string)moved["spec"]!["names"]!["plural"]!}.{group}";
        // Short names and categories are one set for all groups of a server: here they would be in the way of the real ones.
        moved["spec"]!["names"]!.AsObject().Remove("shortNames");
        moved["spec"]!["names"]!.AsObject().Remove("categories");
        return moved;
    }

    /// <summary>What installing a definition would give, or why not.</summary>
    public static Task<Answer> Try(Wire wire, JsonObject definition) =>
        wire.Send(HttpMethod.Post, $"{Path}?dryRun=All&fieldValidation=Strict", Under("try.pyops.test", definition));

    /// <summary>Applies a definition as strictly as kubectl does, waits until it is served, and gives the server's first answer.</summary>
    public static async Task<Answer> Apply(Wire wire, JsonObject definition)
    {
        var path = $"{Path}/{(string)definition["metadata"]!["name"]!}";
        var answer = await wire.Send(
            HttpMethod.Patch, $"{path}?fieldManager=tests&force=true&fieldValidation=Strict", definition, Wire.ApplyPatch);
        var generation = (long)answer.Taken()["metadata"]!["generation"]!;
        await Wait.Until(
            () => wire.Send(HttpMethod.Get, path), now => IsServed(now.Body, generation), deadline, $"{path} to be Established");
        return answer;
    }

    private static bool IsServed(JsonObject definition, long generation) =>
        (long?)definition["metadata"]?["generation"] == generation
        && (definition["status"]?["conditions"]?.AsArray() ?? [])
            .Any(condition => (string?)condition!["type"] == "Established" && (string?)condition["status"] == "True");
}
