using System.Text.Json;
using System.Text.Json.Nodes;
using k8s.Models;

namespace PyOps.EndToEnd.Refusals;

/// <summary>What people write instead of a value that is right, by its type.</summary>
internal static class WrongValues
{
    private static readonly string[] texts =
    [
        "", " ", "a b", "Upper", "under_score", "-x", "x-", "a.b", ".", "..", "..x", "../x", "a/../x", "/x", "a/b", "a.b/c", "a/b/c",
        "a:b", "a=b", "a\nb", "a\tb", "a\u0000b", "a\u007fb", "é", "🐍", "10.0.0.1", "10.0.0.0/33", "10.0.0.9/8", "010.0.0.0/8",
        "::1/129", "2001:DB8::/32", "::ffff:10.0.0.0/104", "*", "*.x", "7", "-1", "nope",
        new('a', 64), new('a', 254), $"{new string('a', 250)}/b",
    ];

    private static readonly string[] amounts =
        ["", "0", "1", "-1", "0.5", "1.5", "1m", "1n", "100m", "1Ki", "1k", "2Mi", "3Mi", "3", "1e3", "9E", "101%", "0%", "1%", "x", "1Zi"];

    private static readonly long[] numbers =
        [-1, 0, 1, 2, 99, 100, 101, 511, 512, 599, 600, 3599, 86401, 65535, 65536, int.MaxValue, (1L << 32) + 1];

    // Of what Kubernetes reads out of annotations; the values come from the grounds.
    private static readonly string[] keys =
    [
        "", " ", "a b", "Upper", "-x", "x-", "a/b/c", "/x", "x/", "Example.com/x", "a_b.com/x", "é", new('a', 64),
        $"{new string('a', 254)}/x",
        "kubernetes.io/config.mirror", "scheduler.alpha.kubernetes.io/tolerations", "kubernetes.io/ingress.class",
        "container.apparmor.security.beta.kubernetes.io/other", "pyops.dev/x",
        "hugepages-", "hugepages-x", "hugepages-3Mi", "requests.example.com/x", "x.kubernetes.io/y", "storage", "pods", "example.com/new",
    ];

    /// <summary>Instead of a value, list or map; null: nothing.</summary>
    /// <param name="schema">Its schema.</param>
    /// <param name="value">What is right.</param>
    /// <param name="name">The name of the field, where it has one.</param>
    /// <param name="words">What fields of a name are set to elsewhere.</param>
    public static IEnumerable<JsonNode?> Of(V1JSONSchemaProps schema, JsonNode value, string? name, ILookup<string, string> words) =>
        new JsonNode?[] { null }.Concat(Others(schema, value, name, words)).Where(other => !JsonNode.DeepEquals(other, value));

    private static IEnumerable<JsonNode?> Others(
        V1JSONSchemaProps schema, JsonNode value, string? name, ILookup<string, string> words) => value switch
        {
            JsonArray list => Lists(list),
            JsonObject map when schema.AdditionalProperties is V1JSONSchemaProps values =>
                Maps(map, values.XKubernetesIntOrString is true ? "1" : new string('a', 8000)),
            JsonObject => [new JsonObject()],
            _ when schema.XKubernetesIntOrString is true => Nodes(amounts).Concat([1, 0, -1]),
            _ => value.GetValueKind() switch
            {
                JsonValueKind.Number => numbers.Where(number => schema.Format != "int32" || number <= int.MaxValue)
                    .Select(number => (JsonNode?)number),
                JsonValueKind.True or JsonValueKind.False => [!value.GetValue<bool>()],
                _ => Nodes([.. texts, .. words[name ?? ""], .. (schema.EnumProperty ?? []).Select(known => known.ToString()!)]),
            },
        };

    // Nothing, an entry twice, one under another's name, and each together with its neighbour: what excludes each other is there together.
    private static IEnumerable<JsonNode?> Lists(JsonArray list)
    {
        yield return new JsonArray();
        if (list.Count == 0)
            yield break;
        yield return Added(list, list[^1]!.DeepClone());
        if (list[0] is not JsonObject)
            yield break;
        foreach (var (index, entry) in list.Index())
        {
            var both = list.DeepClone().AsArray();
            both[index] = Merged(entry!.AsObject(), list[(index + 1) % list.Count]!.AsObject());
            yield return both;
        }
        if (Renamed(list[0]!.AsObject()) is { } renamed)
            yield return Added(list, renamed);
    }

    private static JsonArray Added(JsonArray list, JsonNode item)
    {
        var more = list.DeepClone().AsArray();
        more.Add(item);
        return more;
    }

    private static JsonObject Merged(JsonObject one, JsonObject other)
    {
        var merged = one.DeepClone().AsObject();
        foreach (var (name, value) in other)
        {
            if (!merged.ContainsKey(name))
                merged[name] = value?.DeepClone();
            else if (merged[name] is JsonObject mine && value is JsonObject theirs)
                merged[name] = Merged(mine, theirs);
        }
        return merged;
    }

    private static JsonObject? Renamed(JsonObject entry)
    {
        if (entry["name"] is not JsonValue name)
            return null;
        var renamed = entry.DeepClone().AsObject();
        renamed["name"] = $"{name}2";
        return renamed;
    }

    private static IEnumerable<JsonNode?> Maps(JsonObject map, string large)
    {
        yield return new JsonObject();
        foreach (var key in keys.Where(key => !map.ContainsKey(key)))
        {
            var more = map.DeepClone().AsObject();
            more[key] = map.FirstOrDefault().Value?.DeepClone() ?? "1";
            yield return more;
        }
        var full = map.DeepClone().AsObject();
        foreach (var index in Enumerable.Range(0, 40))
            full[$"example.com/large-{index}"] = large;
        yield return full;
    }

    private static IEnumerable<JsonNode?> Nodes(IEnumerable<string> values) =>
        values.Distinct(StringComparer.Ordinal).Select(value => (JsonNode?)JsonValue.Create(value));
}
