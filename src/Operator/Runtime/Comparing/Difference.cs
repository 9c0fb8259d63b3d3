using System.Text.Json.Nodes;

namespace PyOps.Operator.Runtime.Comparing;

/// <summary>A place where a live object is not as intended, fit for a log.</summary>
/// <param name="Path">From the object's root, such as <c>.spec.template.spec.containers[app].image</c>.</param>
/// <param name="Live">What is there, in short.</param>
/// <param name="Intent">What should be there, in short.</param>
internal sealed record Difference(string Path, string Live, string Intent)
{
    private const int LongestText = 60;

    /// <summary>A difference at this very place; the path grows on the way out, by <see cref="Below"/>.</summary>
    public static Difference At(Place place, JsonNode? live, JsonNode? intent) => new("", Short(live, place), Short(intent, place));

    /// <summary>The same difference seen from one level further out.</summary>
    public Difference Below(string step) => this with { Path = step + Path };

    /// <inheritdoc />
    public override string ToString() => $"{Path}: is {Live}, should be {Intent}";

    /// <summary>Objects and lists are only named: their contents may be secret, and are long.</summary>
    private static string Short(JsonNode? node, Place place)
    {
        switch (node)
        {
            case null:
                return "absent";
            case JsonObject:
                return "an object";
            case JsonArray list:
                return $"a list of {list.Count}";
            case JsonValue when place.IsSecret:
                return "(hidden)";
            default:
                var text = node.ToJsonString();
                return text.Length <= LongestText ? text : string.Concat(text.AsSpan(0, LongestText), "...");
        }
    }
}
