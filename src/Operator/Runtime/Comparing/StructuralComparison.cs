using System.Text.Json.Nodes;

namespace PyOps.Operator.Runtime.Comparing;

/// <summary>
/// Tells whether a live object already says what we want it to say, so that nothing needs to be sent. Others may have added fields, and
/// items to lists that Kubernetes merges by key; spellings that the API server treats as the same (500m and 0.5, 80 and "80", false and
/// absent where it omits false) are the same. What the server would store differently is a difference.
/// </summary>
internal static class StructuralComparison
{
    /// <summary>Whether <paramref name="live"/> contains <paramref name="intent"/>. Null anywhere in the intent is no opinion.</summary>
    public static bool Contains(JsonNode? live, JsonNode? intent) => Compare(live, intent, Place.Root) is null;

    /// <summary>
    /// The first place where <paramref name="live"/> does not contain <paramref name="intent"/>, or null when it does. Values that may be
    /// secret (environment, data, command lines) are never in its text.
    /// </summary>
    internal static Difference? Compare(JsonNode? live, JsonNode? intent, Place place) => (live, intent) switch
    {
        (_, null) => null,
        (null, _) => Omission.EqualsAbsent(intent, place) ? null : Difference.At(place, live, intent),
        (JsonObject there, JsonObject wanted) => Members(there, wanted, place),
        (JsonArray there, JsonArray wanted) => ListComparison.Compare(there, wanted, place),
        (JsonValue there, JsonValue wanted) => ScalarComparison.Same(there, wanted, place) ? null : Difference.At(place, live, intent),
        _ => Difference.At(place, live, intent),
    };

    private static Difference? Members(JsonObject live, JsonObject intent, Place place)
    {
        foreach (var (name, wanted) in intent)
        {
            var member = place.Member(name);
            if (Compare(live[name], wanted, member) is { } difference)
                return difference.Below(place.Step(name));
        }

        return place.IsExact ? Addition(live, intent, place) : null;
    }

    /// <summary>A member that others added to what belongs to us as a whole.</summary>
    private static Difference? Addition(JsonObject live, JsonObject intent, Place place)
    {
        foreach (var (name, there) in live)
        {
            if (intent[name] is not null)
                continue;
            var member = place.Member(name);
            if (!Omission.EqualsAbsent(there, member) && !Omission.IsServerDefault(name, there))
                return Difference.At(member, there, intent: null).Below(place.Step(name));
        }

        return null;
    }
}
