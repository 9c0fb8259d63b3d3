using System.Text.Json.Nodes;

namespace PyOps.Operator.Services.Revisions;

/// <summary>JSON merge patches (RFC 7386). Empty objects and lists count as absent, but within a list, which is one value.</summary>
internal static class MergePatch
{
    /// <summary>
    /// What has to be said to turn one object into the other: nothing about members that are equal, null for one that goes.
    /// </summary>
    public static JsonObject Between(JsonObject from, JsonObject to)
    {
        var patch = new JsonObject();
        foreach (var name in from.Concat(to).Select(member => member.Key).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (before, after) = (from[name], to[name]);
            if (after is JsonObject wanted)
            {
                var inner = Between(before as JsonObject ?? [], wanted);
                if (inner.Count > 0)
                    patch[name] = inner;
            }
            else if (!IsAbsent(after) && !JsonNode.DeepEquals(before, after))
            {
                patch[name] = after!.DeepClone();
            }
            else if (IsAbsent(after) && !IsAbsent(before))
            {
                patch[name] = null;
            }
        }

        return patch;
    }

    private static bool IsAbsent(JsonNode? node) => node is null or JsonObject { Count: 0 } or JsonArray { Count: 0 };
}
