using k8s.Models;

namespace PyOps.Crds.Schema;

/// <summary>Walks a structural schema.</summary>
internal static class SchemaTree
{
    /// <summary>
    /// The schemas directly below one, with what leads to them: a field's name, <c>[]</c> for items, <c>{}</c> for a map's values.
    /// </summary>
    public static IEnumerable<(string Step, V1JSONSchemaProps Schema)> Children(V1JSONSchemaProps schema)
    {
        if (schema.Properties is { } properties)
        {
            foreach (var (name, property) in properties)
                yield return (name, property);
        }

        if (schema.Items is V1JSONSchemaProps items)
            yield return ("[]", items);
        if (schema.AdditionalProperties is V1JSONSchemaProps values)
            yield return ("{}", values);
    }
}
