using k8s.Models;
using PyOps.Crds.Schema;

namespace PyOps.Crds.Tests.Cel;

/// <summary>The CEL rules of a schema.</summary>
internal static class SchemaRules
{
    /// <summary>Each rule, with its path, the schema it stands on, and how many times an object can make it run.</summary>
    public static IEnumerable<(string Path, V1JSONSchemaProps Schema, V1ValidationRule Rule, long Times)> Of(
        V1JSONSchemaProps schema, string path = "", long times = 1)
    {
        foreach (var rule in schema.XKubernetesValidations ?? [])
            yield return (path, schema, rule, times);
        foreach (var (step, child) in SchemaTree.Children(schema))
        {
            var each = step switch { "[]" => schema.MaxItems!.Value, "{}" => schema.MaxProperties!.Value, _ => 1 };
            foreach (var rule in Of(child, step is "[]" or "{}" ? path + step : $"{path}.{step}".TrimStart('.'), times * each))
                yield return rule;
        }
    }
}
