using System.Text.Json;
using System.Text.Json.Nodes;

namespace PyOps.Operator.Runtime.Comparing;

/// <summary>Compares two strings, numbers or booleans, with the spellings that mean the same at their place.</summary>
internal static class ScalarComparison
{
    private static readonly HashSet<string> holdersOfQuantities = ["limits", "requests", "hard", "capacity"];
    private static readonly HashSet<string> quantities = ["sizeLimit", "storage", "divisor", "averageValue"];

    private static readonly HashSet<string> intOrStrings =
        ["port", "targetPort", "maxSurge", "maxUnavailable", "minAvailable"];

    /// <summary>Whether the two mean the same there.</summary>
    public static bool Same(JsonValue live, JsonValue intent, Place place)
    {
        if (JsonNode.DeepEquals(live, intent))
            return true;
        if (place.IsLiteral || !IsText(live) || !IsText(intent))
            return false;

        var (there, wanted) = (live.ToString(), intent.ToString());
        if (intOrStrings.Contains(place.Name))
            return string.Equals(there, wanted, StringComparison.Ordinal);
        return (quantities.Contains(place.Name) || holdersOfQuantities.Contains(place.Parent))
            && Quantity.TryParse(there, out var liveAmount)
            && Quantity.TryParse(wanted, out var wantedAmount)
            && liveAmount == wantedAmount;
    }

    private static bool IsText(JsonValue value) => value.GetValueKind() is JsonValueKind.String or JsonValueKind.Number;
}
