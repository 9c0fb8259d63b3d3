using System.Text.Json.Nodes;

namespace PyOps.Operator.Runtime.Comparing;

/// <summary>Every place at which two objects do not mean the same: paths alone, and never a value.</summary>
internal static class DifferentPlaces
{
    /// <summary>The paths, as deep as objects go and lists that are merged by key, such as <c>.spec.containers[app].image</c>.</summary>
    public static IEnumerable<string> Of(JsonNode? one, JsonNode? other) => Below(one, other, Place.Root, "");

    private static List<string> Below(JsonNode? one, JsonNode? other, Place place, string path)
    {
        if (StructuralComparison.Compare(one, other, place) is null && StructuralComparison.Compare(other, one, place) is null)
            return [];
        IEnumerable<string> parts = (one, other) switch
        {
            (JsonObject left, JsonObject right) => Members(left, right, place, path),
            (JsonArray left, JsonArray right) when Keys(left, right, place) is { } keys => Items(left, right, keys, place, path),
            _ => [],
        };
        // Their order may be all that differs.
        List<string> found = [.. parts];
        return found is [] ? [path] : found;
    }

    private static IEnumerable<string> Members(JsonObject left, JsonObject right, Place place, string path) =>
        left.Concat(right).Select(member => member.Key).Distinct(StringComparer.Ordinal)
            .SelectMany(name => Below(left[name], right[name], place.Member(name), path + place.Step(name)));

    private static string[]? Keys(JsonArray left, JsonArray right, Place place) =>
        place.IsExact ? null : MergeKeys.For(place.Name, left.Count > 0 ? left : right);

    private static IEnumerable<string> Items(JsonArray left, JsonArray right, string[] keys, Place place, string path)
    {
        var (before, after) = (ByKey(left, keys), ByKey(right, keys));
        return before.Keys.Concat(after.Keys).Distinct(StringComparer.Ordinal).SelectMany(key => Below(
            before.GetValueOrDefault(key), after.GetValueOrDefault(key), place.Item(atomic: false), $"{path}[{key}]"));
    }

    private static Dictionary<string, JsonNode?> ByKey(JsonArray items, string[] keys)
    {
        Dictionary<string, JsonNode?> found = new(StringComparer.Ordinal);
        foreach (var item in items)
            found.TryAdd(MergeKeys.Of(item, keys), item);
        return found;
    }
}
