using System.Text.Json.Nodes;

namespace PyOps.EndToEnd.Support;

/// <summary>Where two objects differ first, so that a message need not show all of both.</summary>
internal static class FirstDifference
{
    /// <summary>The place, what is there and what shall be; for two that are not equal.</summary>
    public static string Of(JsonNode? there, JsonNode? shall, string path = "")
    {
        if (there is JsonObject one && shall is JsonObject other)
        {
            var name = one.Concat(other).Select(member => member.Key).First(name => !JsonNode.DeepEquals(one[name], other[name]));
            return Of(one[name], other[name], $"{path}.{name}");
        }
        if (there is JsonArray items && shall is JsonArray others && items.Count == others.Count)
        {
            var at = items.Index().First(item => !JsonNode.DeepEquals(item.Item, others[item.Index])).Index;
            return Of(items[at], others[at], $"{path}[{at}]");
        }
        return $"{path} is {Text(there)}, would be {Text(shall)}";
    }

    private static string Text(JsonNode? node) => node?.ToJsonString() ?? "absent";
}
