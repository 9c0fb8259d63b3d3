using System.Text.Json.Nodes;

namespace PyOps.Crds.Tests.Schema;

/// <summary>Walks a schema as it stands in a definition's file.</summary>
internal static class SchemaNodes
{
    /// <summary>The schema and all below it, each with its path: <c>[]</c> for an item of a list, <c>{}</c> for a value of a map.</summary>
    public static IEnumerable<(string Path, JsonObject Schema)> Of(JsonObject schema, string path = "") =>
        Children(schema, path).SelectMany(child => Of(child.Schema, child.Path)).Prepend((path, schema));

    public static IEnumerable<(string Path, JsonObject Schema)> Children(JsonObject schema, string path = "")
    {
        foreach (var (name, property) in schema["properties"]?.AsObject() ?? [])
            yield return ($"{path}.{name}".TrimStart('.'), property!.AsObject());
        if (schema["items"] is JsonObject items)
            yield return (path + "[]", items);
        if (schema["additionalProperties"] is JsonObject values)
            yield return (path + "{}", values);
    }
}
