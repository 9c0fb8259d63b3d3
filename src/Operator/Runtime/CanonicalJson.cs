using System.Text.Json.Nodes;
using k8s;

namespace PyOps.Operator.Runtime;

/// <summary>An object as it goes over the wire, in the one spelling that can be compared and hashed: sorted members, no nulls.</summary>
internal static class CanonicalJson
{
    /// <summary>The object as a fresh tree.</summary>
    public static JsonObject Of<T>(T value)
        where T : class => (JsonObject)Sorted(JsonNode.Parse(KubernetesJson.Serialize(value)))!;

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members
            .Where(member => member.Value is not null)
            .OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
