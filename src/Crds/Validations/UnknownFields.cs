using System.Text.Json.Nodes;
using k8s.Models;
using PyOps.Rules.Checks;
using PyOps.Rules.Policies;

namespace PyOps.Crds.Validations;

/// <summary>Fields that the schema does not have: kubectl refuses them, and an older server drops them without a word.</summary>
internal static class UnknownFields
{
    /// <summary>All of them, the nearest known name with each.</summary>
    /// <param name="schema">The schema of the resource; its metadata and the type's own fields are the server's.</param>
    /// <param name="item">The object.</param>
    public static IEnumerable<FieldError> Check(V1JSONSchemaProps schema, JsonObject item) =>
        item.SelectMany(field => field.Key switch
        {
            "apiVersion" or "kind" or "metadata" => [],
            _ => Field(schema, field.Key, field.Value, field.Key),
        });

    private static IEnumerable<FieldError> Field(V1JSONSchemaProps schema, string name, JsonNode? value, string path) =>
        schema.Properties.TryGetValue(name, out var known)
            ? Value(known, value, path)
            : [new(path, Nearest.Unknown("field", name, [.. schema.Properties.Keys]))];

    private static IEnumerable<FieldError> Value(V1JSONSchemaProps schema, JsonNode? value, string path) => (schema, value) switch
    {
        ({ AdditionalProperties: V1JSONSchemaProps values }, JsonObject map) =>
            map.SelectMany(entry => Value(values, entry.Value, $"{path}[{Show.Plain(entry.Key)}]")),
        ({ Properties: not null }, JsonObject item) =>
            item.SelectMany(field => Field(schema, field.Key, field.Value, $"{path}.{field.Key}")),
        ({ Items: V1JSONSchemaProps items }, JsonArray list) => list.SelectMany((entry, index) => Value(items, entry, $"{path}[{index}]")),
        _ => [],
    };
}
