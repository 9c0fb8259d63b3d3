using System.Text.Json.Nodes;

namespace PyOps.Operator.Runtime.Comparing;

/// <summary>Compares lists the way server-side apply merges them: by key where Kubernetes has one, otherwise as a whole.</summary>
internal static class ListComparison
{
    /// <summary>
    /// Lists in which the order of our items means something: $(VAR) sees earlier variables only, init containers run in turn.
    /// </summary>
    private static readonly HashSet<string> ordered = ["env", "initContainers"];

    /// <summary>The first place where <paramref name="live"/> does not contain <paramref name="intent"/>, or null.</summary>
    public static Difference? Compare(JsonArray live, JsonArray intent, Place place)
    {
        if (place.IsExact)
            return Whole(live, intent, place);
        if (MergeKeys.IsSet(place.Name))
            return Set(live, intent, place);
        return MergeKeys.For(place.Name, intent) is { } keys ? Keyed(live, intent, keys, place) : Whole(live, intent, place);
    }

    private static Difference? Whole(JsonArray live, JsonArray intent, Place place)
    {
        if (live.Count != intent.Count)
            return Difference.At(place, live, intent);
        for (var i = 0; i < intent.Count; i++)
        {
            if (StructuralComparison.Compare(live[i], intent[i], place.Item(atomic: true)) is { } difference)
                return difference.Below($"[{i}]");
        }

        return null;
    }

    private static Difference? Set(JsonArray live, JsonArray intent, Place place)
    {
        var missing = intent.FirstOrDefault(wanted => !live.Any(there => JsonNode.DeepEquals(there, wanted)));
        return missing is null ? null : Difference.At(place, live: null, missing).Below("[]");
    }

    private static Difference? Keyed(JsonArray live, JsonArray intent, string[] keys, Place place)
    {
        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        var twins = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < live.Count; i++)
        {
            var found = MergeKeys.Of(live[i], keys);
            if (!positions.TryAdd(found, i))
                twins.Add(found);
        }

        var previous = -1;
        foreach (var wanted in intent)
        {
            var key = MergeKeys.Of(wanted, keys);
            if (!positions.TryGetValue(key, out var position))
                return Difference.At(place, live: null, wanted).Below($"[{key}]");
            // Servers allow it of variables and ports, and the last one counts.
            if (twins.Contains(key))
                return new Difference($"[{key}]", "there more than once", "there once");
            if (position < previous && ordered.Contains(place.Name))
                return new Difference($"[{key}]", "too early in the list", "after the ones before it");
            if (StructuralComparison.Compare(live[position], wanted, place.Item(atomic: false)) is { } difference)
                return difference.Below($"[{key}]");
            previous = position;
        }

        return null;
    }
}
