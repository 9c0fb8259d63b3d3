using System.Text.Json;
using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using PyOps.Crds.Schema;

namespace PyOps.Crds.Validations;

/// <summary>Judges a PythonService as somebody wrote it: as the API server would by its schema, and then as the operator would.</summary>
public static class Manifest
{
    private static readonly V1JSONSchemaProps schema = CrdGenerator.Schema(static _ => null);

    // Deeper than any schema of ours; what is deeper has fields that nobody knows.
    private static readonly JsonDocumentOptions reading = new() { MaxDepth = 256, AllowDuplicateProperties = false };

    /// <summary>
    /// Everything that is wrong: unknown fields, bounds of the schema, then meaning. Empty for a service that can be run.
    /// </summary>
    /// <param name="json">The object, in UTF-8. Text that is no JSON object is one error without a field.</param>
    public static IReadOnlyList<FieldError> Check(ReadOnlyMemory<byte> json)
    {
        if (Parse(json) is not { } service)
            return [new("", "is no JSON object: write one")];
        List<FieldError> errors = [.. UnknownFields.Check(schema, service), .. BoundsValidation.Check(schema, service)];
        var reported = errors.Select(error => error.Field).ToHashSet(StringComparer.Ordinal);
        return [.. errors, .. Meaning(service, errors.Count > 0).Where(error => !reported.Contains(error.Field))];
    }

    private static JsonObject? Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonNode.Parse(json.Span, documentOptions: reading) as JsonObject;
        }
        catch (JsonException)
        {
            return null; // said by the caller
        }
    }

    private static IReadOnlyList<FieldError> Meaning(JsonObject service, bool isKnownBad)
    {
        try
        {
            var json = service.ToJsonString(new JsonSerializerOptions { MaxDepth = 256 });
            return Validation.Check(KubernetesJson.Deserialize<PythonService>(json));
        }
        catch (Exception problem)
            when (problem is JsonException or FormatException or OverflowException
                or ArgumentException or InvalidOperationException)
        {
            // What the client's types cannot hold (a quantity, say) has broken the schema
            // and is reported; but a time in metadata may be none.
            var field = (problem as JsonException)?.Path?.TrimStart('$', '.') ?? "";
            return isKnownBad ? [] : [new(field, "has a value of the wrong type: see kubectl explain pythonservice")];
        }
    }
}
