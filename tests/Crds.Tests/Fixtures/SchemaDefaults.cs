using System.Text.Json;
using System.Text.Json.Nodes;
using k8s.Models;
using PyOps.Crds.Schema;

namespace PyOps.Crds.Tests.Fixtures;

/// <summary>Does what the API server does first: writes the schema's defaults into an object.</summary>
internal static class SchemaDefaults
{
    public static JsonObject Apply(JsonObject service)
    {
        var completed = (JsonObject)service.DeepClone();
        Apply(CrdGenerator.Schema(static _ => null).Properties["spec"], completed["spec"]!);
        // Parsed again, as from a server: a number that was put in by hand keeps its .NET type.
        return (JsonObject)JsonNode.Parse(completed.ToJsonString())!;
    }

    private static void Apply(V1JSONSchemaProps schema, JsonNode node)
    {
        if (node is not JsonObject item || schema.Properties is null)
            return;
        foreach (var (name, property) in schema.Properties)
        {
            if (item[name] is null && property.DefaultProperty is { } value)
                item[name] = JsonSerializer.SerializeToNode(value);
            else if (item[name] is { } inner)
                Apply(property, inner);
        }
    }
}
