using System.Text.Json.Nodes;
using k8s.Models;

namespace PyOps.Crds.Tests.Cel;

/// <summary>The rules of a schema that do not hold for an object, as the API server would name them.</summary>
internal static class CelFailures
{
    public static IEnumerable<(string Path, string Message)> Of(V1JSONSchemaProps schema, JsonNode node) => Failures(schema, node, "");

    private static IEnumerable<(string Path, string Message)> Failures(V1JSONSchemaProps schema, JsonNode node, string path)
    {
        foreach (var rule in schema.XKubernetesValidations ?? [])
        {
            if (!CelEvaluator.Holds(CelParser.Parse(rule.Rule), node))
                yield return (path, rule.Message);
        }
        foreach (var failure in Inner(schema, node, path).SelectMany(inner => Failures(inner.Schema, inner.Node, inner.Path)))
            yield return failure;
    }

    private static IEnumerable<(V1JSONSchemaProps Schema, JsonNode Node, string Path)> Inner(V1JSONSchemaProps schema, JsonNode node, string path) => node switch
    {
        JsonArray list => list.Select((item, index) => ((V1JSONSchemaProps)schema.Items, item!, $"{path}[{index}]")),
        JsonObject map when schema.AdditionalProperties is V1JSONSchemaProps values => map.Select(entry => (values, entry.Value!, $"{path}[{entry.Key}]")),
        JsonObject item => item.Where(entry => schema.Properties.ContainsKey(entry.Key))
            .Select(entry => (schema.Properties[entry.Key], entry.Value!, $"{path}.{entry.Key}".TrimStart('.'))),
        _ => [],
    };
}
