using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using PyOps.Crds;

namespace PyOps.Operator.Runtime.Caching;

/// <summary>
/// What is kept of an object that is larger than any of ours: who it is, whose, and what it selects. Who may make objects with our labels
/// must not be able to take the memory that the services of all others need.
/// </summary>
internal static class LargeObject
{
    private const int LargestSelector = 4096;

    private static readonly string[] scalars =
        ["name", "namespace", "uid", "resourceVersion", "generation", "creationTimestamp", "deletionTimestamp"];

    /// <summary>The object without all but these.</summary>
    public static JsonElement Header(JsonElement element)
    {
        var metadata = element.GetProperty("metadata");
        var kept = new JsonObject();
        foreach (var name in scalars)
        {
            if (metadata.TryGetProperty(name, out var value))
                kept[name] = Node(value);
        }

        if (metadata.TryGetProperty("labels", out var labels) && labels.ValueKind == JsonValueKind.Object)
        {
            kept["labels"] = new JsonObject(
                labels.EnumerateObject().Where(label => ApiNames.IsOurs(label.Name))
                    .Select(label => KeyValuePair.Create(label.Name, Node(label.Value))));
        }

        if (metadata.TryGetProperty("ownerReferences", out var owners) && owners.ValueKind == JsonValueKind.Array)
            kept["ownerReferences"] = new JsonArray([.. owners.EnumerateArray().Where(IsController).Take(1).Select(Node)]);
        var header = new JsonObject { ["metadata"] = kept };
        if (element.TryGetProperty("spec", out var spec) && spec.ValueKind == JsonValueKind.Object)
            header["spec"] = Spec(spec);
        return JsonSerializer.SerializeToElement(header);
    }

    // Nobody has to ask whether what servers always have is there.
    private static JsonObject Spec(JsonElement spec)
    {
        var kept = new JsonObject();
        if (spec.TryGetProperty("selector", out var selector) && JsonMarshal.GetRawUtf8Value(selector).Length <= LargestSelector)
            kept["selector"] = Node(selector);
        if (spec.TryGetProperty("template", out _))
            kept["template"] = new JsonObject { ["spec"] = new JsonObject { ["containers"] = new JsonArray() } };
        return kept;
    }

    private static bool IsController(JsonElement owner) =>
        owner.TryGetProperty("controller", out var controller) && controller.ValueKind == JsonValueKind.True;

    private static JsonNode? Node(JsonElement value) => JsonNode.Parse(value.GetRawText());
}
