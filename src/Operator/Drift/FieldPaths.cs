using System.Text.Json;
using System.Text.Json.Nodes;

namespace PyOps.Operator.Drift;

/// <summary>Reads sets of fields the way managedFields write them (FieldsV1): a tree of f:field, k:{keys of an item} and v:value.</summary>
internal static class FieldPaths
{
    // `kubectl rollout restart` writes it, and its only purpose is to be new.
    private const string RestartedAt = "f:kubectl.kubernetes.io/restartedAt";

    /// <summary>
    /// Takes away what is in the other set too. What remains below a place that the other set lacks is cut: the place tells
    /// enough.
    /// </summary>
    public static void Subtract(JsonObject from, JsonObject other)
    {
        foreach (var name in from.Select(member => member.Key).ToList())
        {
            if (name is "." or RestartedAt)
                from.Remove(name);
            else if (other[name] is not JsonObject both)
                from[name] = new JsonObject();
            else if (from[name] is JsonObject inner && inner.Count > 0)
                Descend(from, name, inner, both);
            else
                from.Remove(name);
        }
    }

    /// <summary>
    /// The part of a set that is about the spec, less a number of replicas, as a tree of its own; null when there is none.
    /// </summary>
    /// <param name="fields">As the client reads them, or such a part.</param>
    public static JsonObject? Spec(object? fields)
    {
        var spec = fields switch
        {
            JsonElement { ValueKind: JsonValueKind.Object } read =>
                read.TryGetProperty("f:spec", out var part) ? JsonSerializer.SerializeToNode(part) : null,
            JsonObject part => part["f:spec"]?.DeepClone(),
            _ => null,
        };
        // Whoever scales owns it, with our leave or not for long.
        (spec as JsonObject)?.Remove("f:replicas");
        return spec is JsonObject { Count: > 0 } ? new JsonObject { ["f:spec"] = spec } : null;
    }

    /// <summary>The fields, such as <c>spec.template.spec.containers[app].env[DEBUG]</c>.</summary>
    public static IEnumerable<string> Of(JsonObject fields) => Below(fields, "").Select(path => path.TrimStart('.'));

    private static void Descend(JsonObject from, string name, JsonObject inner, JsonObject other)
    {
        Subtract(inner, other);
        if (inner.Count == 0)
            from.Remove(name);
    }

    private static IEnumerable<string> Below(JsonObject fields, string path) => fields.SelectMany(member =>
    {
        var here = path + Step(member.Key);
        return member.Value is JsonObject { Count: > 0 } inner ? Below(inner, here) : [here];
    });

    private static string Step(string name) => name.Split(':', 2) switch
    {
        ["f", var field] when field.Contains('.', StringComparison.Ordinal) || field.Contains('/', StringComparison.Ordinal) =>
            $"[{field}]",
        ["f", var field] => $".{field}",
        ["k", var keys] => $"[{string.Join('/', JsonNode.Parse(keys)!.AsObject().Select(key => key.Value))}]",
        [_, var value] => $"[{value}]",
        _ => $".{name}",
    };
}
