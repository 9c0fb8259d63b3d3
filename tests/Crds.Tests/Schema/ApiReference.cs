using System.Text;
using k8s.Models;

namespace PyOps.Crds.Tests.Schema;

/// <summary>Writes docs/api.md from the definition: the same words that `kubectl explain` shows.</summary>
internal static class ApiReference
{
    public static string Write(V1CustomResourceDefinition services, V1CustomResourceDefinition policies)
    {
        var text = new StringBuilder(Intro("PythonService"));
        WriteParts(text, services, "");
        text.Append('\n').Append(Intro("RuntimePolicy"));
        WriteParts(text, policies, "RuntimePolicy ");
        return text.ToString();
    }

    // What stands above the tables, as it is read: its lines are as long as they are in docs/api.md.
    private static string Intro(string kind) =>
        File.ReadAllText(Path.Combine(Checkout.Root, "tests", "Crds.Tests", "Schema", $"ApiReference.{kind}.txt"));

    private static void WriteParts(StringBuilder text, V1CustomResourceDefinition definition, string prefix)
    {
        var root = definition.Spec.Versions.Single().Schema.OpenAPIV3Schema;
        foreach (var part in (string[])["spec", "status"])
            WriteObject(text, prefix + part, root.Properties[part]);
    }

    private static void WriteObject(StringBuilder text, string path, V1JSONSchemaProps schema)
    {
        text.Append("\n## ").Append(path).Append("\n\n").Append(schema.Description).Append("\n\n| field | type | |\n|---|---|---|\n");
        foreach (var (name, field) in schema.Properties)
        {
            var explained = Explain(field, schema.Required?.Contains(name) is true);
            text.Append("| `").Append(name).Append("` | ").Append(Type(field)).Append(" | ").Append(explained).Append(" |\n");
        }

        foreach (var (name, field) in schema.Properties)
        {
            if (IsOurs(field))
                WriteObject(text, $"{path}.{name}", field);
            else if (field.Items is V1JSONSchemaProps item && IsOurs(item))
                WriteObject(text, $"{path}.{name}[]", item);
        }
    }

    // Core types carry no descriptions inside: they are the Kubernetes API's to explain.
    private static bool IsOurs(V1JSONSchemaProps field) =>
        field.Type == "object" && field.Properties?.Values.Any(inner => inner.Description is not null) is true;

    private static string Type(V1JSONSchemaProps field) => field switch
    {
        { XKubernetesIntOrString: true } => "number or string",
        { Type: "array", Items: V1JSONSchemaProps items } => $"list of {Type(items)}s",
        { Type: "object", AdditionalProperties: not null } => "map",
        { Type: "integer" } => "number",
        { EnumProperty: { Count: > 0 } values } => string.Join(", ", values.Select(value => $"`{value}`")),
        var other => other.Type,
    };

    private static string Explain(V1JSONSchemaProps field, bool required) =>
        (required ? "Required. " : "")
        + (field.Description ?? "").ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal)
        + Bound(field);

    // The bounds of numbers are told by their descriptions.
    private static string Bound(V1JSONSchemaProps field) => field switch
    {
        { MaxItems: { } most, Items: V1JSONSchemaProps item } => $" At most {most} entries{Each(item)}.",
        { MaxProperties: { } most, AdditionalProperties: V1JSONSchemaProps value } => $" At most {most} entries{Each(value)}.",
        { MaxLength: { } most } => $" At most {most} characters.",
        _ => "",
    };

    private static string Each(V1JSONSchemaProps item) => item.MaxLength is { } most ? $" of at most {most} characters each" : "";
}
