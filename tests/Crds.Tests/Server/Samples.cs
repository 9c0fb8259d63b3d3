using System.Text.Json.Nodes;

namespace PyOps.Crds.Tests.Server;

/// <summary>Objects with as little as a test needs.</summary>
internal static class Samples
{
    /// <summary>A valid object; one that is not <paramref name="owned"/> names nothing but itself, for a manager that adds to it.</summary>
    public static JsonObject Least(string plural, string name, bool owned = true)
    {
        var isService = plural == PythonService.PluralName;
        return new()
        {
            ["apiVersion"] = ApiNames.ApiVersion,
            ["kind"] = isService ? PythonService.KindName : RuntimePolicy.KindName,
            ["metadata"] = new JsonObject { ["name"] = name },
            ["spec"] = isService && owned ? Spec() : new JsonObject(),
        };
    }

    private static JsonObject Spec() => new()
    {
        ["image"] = "registry.example.com/web/shop:1.4.2",
        ["volumes"] = new JsonArray(new JsonObject { ["name"] = "v", ["emptyDir"] = new JsonObject() }),
    };
}
