using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using PyOps.Crds.Schema;
using PyOps.Rules.Checks;

namespace PyOps.Crds.Validations;

/// <summary>
/// The schema's own bounds: required fields, lengths, ranges, enums, patterns, keys of lists. It reads the schema that the CRD has.
/// </summary>
internal static class BoundsValidation
{
    private static readonly V1JSONSchemaProps schema = CrdGenerator.Schema(static _ => null);

    public static IReadOnlyList<FieldError> Check(PythonService service) => Check(schema, new JsonObject
    {
        // Only the name: bounds on the rest of metadata are the server's.
        ["metadata"] = new JsonObject { ["name"] = service.Metadata?.Name },
        ["spec"] = service.Spec is null ? null : JsonNode.Parse(KubernetesJson.Serialize(service.Spec)),
    });

    /// <summary>The same for JSON that no C# type has read yet.</summary>
    public static IReadOnlyList<FieldError> Check(V1JSONSchemaProps schema, JsonObject item) => [.. Value(schema, item, "")];

    private static IEnumerable<FieldError> Value(V1JSONSchemaProps schema, JsonNode node, string path) => (schema.Type, node) switch
    {
        ("object", JsonObject map) when schema.AdditionalProperties is V1JSONSchemaProps values => Map(schema, values, map, path),
        ("object", JsonObject item) => Object(schema, item, path),
        ("array", JsonArray list) => List(schema, list, path),
        ("object" or "array", _) => [new(path, $"is no {schema.Type}: write one")],
        _ => ScalarBounds.Check(schema, node, path),
    };

    private static IEnumerable<FieldError> Object(V1JSONSchemaProps schema, JsonObject item, string path)
    {
        foreach (var (name, property) in schema.Properties)
        {
            var field = path.Length == 0 ? name : $"{path}.{name}";
            if (item[name] is { } value)
            {
                foreach (var error in Value(property, value, field))
                    yield return error;
            }
            else if (schema.Required?.Contains(name) == true)
            {
                yield return new(field, "is required: add it");
            }
        }
    }

    private static IEnumerable<FieldError> Map(V1JSONSchemaProps schema, V1JSONSchemaProps values, JsonObject map, string path)
    {
        if (map.Count > schema.MaxProperties)
            return [new(path, $"has {map.Count} entries: at most {schema.MaxProperties} are allowed")];
        return map.OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .SelectMany(entry => Present(values, entry.Value, $"{path}[{Show.Plain(entry.Key)}]"));
    }

    // A list that is too long is not walked: the answer to absurd input is short.
    private static IEnumerable<FieldError> List(V1JSONSchemaProps schema, JsonArray list, string path)
    {
        if (list.Count > schema.MaxItems)
            return [new(path, $"has {list.Count} entries: at most {schema.MaxItems} are allowed")];
        if (list.Count < schema.MinItems)
            return [new(path, $"has {list.Count} entries: write at least {schema.MinItems}")];
        return list.SelectMany((item, index) => Present((V1JSONSchemaProps)schema.Items, item, $"{path}[{index}]"))
            .Concat(ListKeys.Check(schema.XKubernetesListMapKeys, list, path));
    }

    private static IEnumerable<FieldError> Present(V1JSONSchemaProps schema, JsonNode? item, string path) =>
        item is null ? [new(path, "is null: write a value, or remove the entry")] : Value(schema, item, path);
}
