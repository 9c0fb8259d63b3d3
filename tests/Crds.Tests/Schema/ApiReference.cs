using System.Text;
using k8s.Models;

namespace PyOps.Crds.Tests.Schema;

/// <summary>Writes docs/api.md from the definition: the same words that `kubectl explain` shows.</summary>
internal static class ApiReference
{
    private const string Intro = """
        # PythonService, pyops.dev/v1alpha1

        Made from the types in `src/Crds` (`make generate`). `kubectl explain pythonservice.spec --recursive` shows the same. Short name: `pysvc`. The name is a DNS label
        of at most 50 characters that begins with a letter. Fields of Kubernetes' own types (env, volumes, affinity, ...) are those of the Kubernetes API.

        What a status means, and what to do: [runbook.md](runbook.md). Conditions: `Accepted` (the spec is valid), `Available` (enough pods serve), `Ready`,
        `Reconciling` and `Stalled` as kstatus defines them; while they hold, `RefreshAvailable`, `Drifted` and `ChildrenSkipped` (the cluster lacks the API of a child).

        Beside Deployment and Service there are a PodDisruptionBudget for more than one pod, and, each with its field, HorizontalPodAutoscaler, Ingress, NetworkPolicy and
        ServiceMonitor. All have the service's name, and go with their field or with the service.

        Pods and children carry `pyops.dev/service: <name>` and `pyops.dev/role: app`, which are the selector and never change. The pods' annotation
        `pyops.dev/init` says which init mode was chosen. `pyops.dev/applied` on the children is the operator's own note of what it applied,
        and `pyops.dev/scaled-by` on the Deployment that its number of pods has been handed to the autoscaler.

        """;

    private const string PolicyIntro = """

        # RuntimePolicy, pyops.dev/v1alpha1

        What is asked of the pods of the cluster. One object without a namespace, named `default`; without it the built-in defaults hold. `kubectl explain
        runtimepolicy.spec --recursive` shows the same. Short name: `rtp`. Lists of an exemption narrow it; a text in them may hold `*`, any characters but `/`.

        Every text, list and map has a bound, here and in a PythonService: an API server takes the rules of a schema only while their
        estimated cost, which grows with the bounds, is within its budget. Ours cost at most half of it. Who needs more patterns writes
        a second exemption, or a pattern with `*`.

        The operator writes the status: `Accepted` says what is wrong, field by field, and `Ready` the same. An invalid policy leaves the last valid one in effect.
        `status.expiring` lists every exemption with an end, before and after it has come; `pyops_policy_exemption_expiry_timestamp_seconds` is the same for an alert.

        """;

    public static string Write(V1CustomResourceDefinition services, V1CustomResourceDefinition policies)
    {
        var text = new StringBuilder(Intro);
        WriteParts(text, services, "");
        text.Append(PolicyIntro);
        WriteParts(text, policies, "RuntimePolicy ");
        return text.ToString();
    }

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
            text.Append("| `").Append(name).Append("` | ").Append(Type(field)).Append(" | ").Append(Explain(field, schema.Required?.Contains(name) is true)).Append(" |\n");
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
