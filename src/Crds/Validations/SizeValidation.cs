using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using k8s;
using PyOps.Crds.Markers;
using static System.FormattableString;

namespace PyOps.Crds.Validations;

/// <summary>
/// The spec is stored again in a revision and a Deployment, with a managed field for each of its own, and is in the operator's memory with
/// them: a tenant's must not take what the others need.
/// </summary>
internal static class SizeValidation
{
    /// <summary>Most bytes of a spec as JSON, wherever they are.</summary>
    public const int MaxBytes = 128 * 1024;

    // What is not ASCII is counted as the server stores it.
    private static readonly JsonSerializerOptions unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IEnumerable<FieldError> Check(PythonServiceSpec spec)
    {
        if (Text(spec) > SpecText.Most)
            yield return new("spec", SpecText.TooMuch);
        else if (Large(spec) is { } problem)
            yield return new("spec", problem);
    }

    // The sum that the definition's rules make.
    private static int Text(PythonServiceSpec spec) =>
        Words(spec.Command) + Words(spec.Args) + Words(spec.Health?.Exec) + Words(spec.Migration?.Command)
        + (spec.Env ?? []).Where(variable => variable is not null).Sum(variable => Length(variable.Name) + Length(variable.Value))
        + Map(spec.PodAnnotations) + Map(spec.Service?.Annotations) + Map(spec.Ingress?.Annotations);

    private static int Words(IList<string>? words) => (words ?? []).Sum(Length);

    private static int Map(IDictionary<string, string>? map) => map?.Sum(entry => Length(entry.Key) + Length(entry.Value)) ?? 0;

    // The server counts code points.
    private static int Length(string? text) => text?.EnumerateRunes().Count() ?? 0;

    private static string? Large(PythonServiceSpec spec)
    {
        var json = Encoding.UTF8.GetBytes(KubernetesJson.Serialize(spec));
        if (json.Length <= MaxBytes)
            return null; // Escapes make it longer, never shorter.
        var fields = (JsonObject)JsonNode.Parse(json)!;
        var size = Bytes(fields);
        return size <= MaxBytes ? null : Invariant($"has {size} bytes as JSON: at most {MaxBytes} are allowed; most are in ")
            + $"spec.{fields.MaxBy(field => field.Value is null ? 0 : Bytes(field.Value)).Key}: {SpecText.Move}";
    }

    private static int Bytes(JsonNode node) => Encoding.UTF8.GetByteCount(node.ToJsonString(unescaped));
}
