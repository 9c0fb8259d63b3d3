using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PyOps.Operator.Runtime.Comparing;

namespace PyOps.EndToEnd.Support;

/// <summary>
/// Every edit of what an intent says: each value is changed and removed, each list and map gets one more entry, and what excludes
/// ours is put in its place.
/// </summary>
internal static class Mutations
{
    // Who an object is, and whose: with another answer it is another object, or another's.
    private static readonly HashSet<string> identity =
        ["/apiVersion", "/kind", "/metadata/name", "/metadata/namespace", "/metadata/ownerReferences"];

    private static readonly HashSet<string> maps =
        ["labels", "annotations", "matchLabels", "nodeSelector", "selector", "limits", "requests"];

    // Values of which a server knows only some.
    private static readonly Dictionary<string, string[]> others = new(StringComparer.Ordinal)
    {
        ["FallbackToLogsOnError"] = ["File"],
        ["RuntimeDefault"] = ["Unconfined"],
        ["OnRootMismatch"] = ["Always"],
        ["ScheduleAnyway"] = ["DoNotSchedule"],
        ["DoNotSchedule"] = ["ScheduleAnyway"],
        ["TCP"] = ["UDP"],
        ["HTTP"] = ["HTTPS"],
        ["Prefix"] = ["Exact"],
        ["ClusterIP"] = ["NodePort"],
        ["LoadBalancer"] = ["NodePort"],
        ["Equal"] = ["Exists"],
        ["NoSchedule"] = ["NoExecute"],
        ["In"] = ["NotIn"],
    };

    public static IEnumerable<Mutation> Of(JsonObject intent, JsonObject live) => Below(intent, live, "");

    private static IEnumerable<Mutation> Below(JsonNode wanted, JsonNode? live, string path)
    {
        if (identity.Contains(path))
            return [];
        return wanted switch
        {
            JsonObject members => [.. Members(members, live as JsonObject, path), .. Substitutes.Of(members, live as JsonObject, path)],
            JsonArray items => Items(items, live as JsonArray, path),
            _ => Value(wanted, live, path),
        };
    }

    private static IEnumerable<Mutation> Members(JsonObject wanted, JsonObject? live, string path)
    {
        foreach (var (name, value) in wanted)
        {
            foreach (var mutation in Below(value!, live?[name], $"{path}/{Pointer.Escape(name)}"))
                yield return mutation;
        }
        var last = path[(path.LastIndexOf('/') + 1)..];
        if (live is not null && maps.Contains(last) && !path.StartsWith("/metadata", StringComparison.Ordinal)
            && wanted.All(member => member.Value is JsonValue))
        {
            yield return new(EditVerbs.Add, $"{path}/{Pointer.Escape("example.com/added")}", ["1"]);
        }
    }

    private static IEnumerable<Mutation> Items(JsonArray wanted, JsonArray? live, string path)
    {
        var list = path[(path.LastIndexOf('/') + 1)..];
        if (live is null)
        {
            yield return new(EditVerbs.Set, path, [new JsonArray("ADDED"), new JsonArray(new JsonObject())]);
            yield break;
        }
        var keys = MergeKeys.For(list, wanted) ?? [];
        for (var index = 0; index < wanted.Count; index++)
        {
            var at = Position(wanted, index, live, list);
            var item = string.Create(CultureInfo.InvariantCulture, $"{path}/{at}");
            foreach (var mutation in at < 0 ? [] : Below(wanted[index]!, live[at], item)
                .Where(mutation => mutation.Verb != EditVerbs.Remove || !keys.Any(key => mutation.Path == $"{item}/{key}")))
            {
                yield return keys.Any(key => mutation.Path == $"{item}/{key}") ? mutation with { Verb = EditVerbs.Rename } : mutation;
            }

            if (at >= 0 && keys.Length > 0)
                yield return new(EditVerbs.RemoveEntry, item, []);
        }
        yield return new(EditVerbs.RemoveAll, path, []);
        if (list == "env" && live.Count > 1)
            yield return new(EditVerbs.Reorder, path, [new JsonArray([.. live.Reverse().Select(item => item!.DeepClone())])]);
        if (keys.Length > 0)
            yield return new(EditVerbs.Twin, $"{path}/-", [.. Others(wanted).Where(other => IsAmong(wanted, other, keys))]);
        yield return new(EditVerbs.Add, $"{path}/-", [.. Others(wanted).Where(other => keys is [] || !IsAmong(wanted, other, keys))]);
    }

    private static bool IsAmong(JsonArray wanted, JsonNode other, string[] keys) =>
        wanted.Any(item => MergeKeys.Of(item, keys) == MergeKeys.Of(other, keys));

    private static int Position(JsonArray wanted, int index, JsonArray live, string list)
    {
        if (MergeKeys.For(list, wanted) is not { } keys)
            return index < live.Count ? index : -1;
        var key = MergeKeys.Of(wanted[index], keys);
        return live.Index().FirstOrDefault(item => MergeKeys.Of(item.Item, keys) == key, (-1, null)).Index;
    }

    private static IEnumerable<Mutation> Value(JsonNode wanted, JsonNode? live, string path)
    {
        var chosen = path.EndsWith("/type", StringComparison.Ordinal) ? wanted.ToString() : null;
        yield return new(live is null ? EditVerbs.Set : EditVerbs.Change, path, [.. Changed(wanted)]) { Chosen = chosen };
        if (live is not null)
            yield return new(EditVerbs.Remove, path, []) { Chosen = chosen };
    }

    private static IEnumerable<JsonNode> Changed(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.True => [JsonValue.Create(false)],
        JsonValueKind.False => [JsonValue.Create(true)],
        JsonValueKind.Number => new[] { 1, -1, 9 }.Select(more => (JsonNode)JsonValue.Create(value.GetValue<long>() + more)),
        _ => Words(value.GetValue<string>()).Select(word => (JsonNode)JsonValue.Create(word)),
    };

    private static string[] Words(string text) =>
        others.TryGetValue(text, out var known) ? known : [$"{text}x", $"{text}0", "7", "7%", "other"];

    // Another entry beside: as the last one, but for what tells it apart.
    private static IEnumerable<JsonNode> Others(JsonArray list)
    {
        if (list is not [.., { } last])
            return [JsonValue.Create("ADDED"), new JsonObject()];
        if (last is not JsonObject entry)
            return Changed(last);
        return entry.Where(member => member.Value is JsonValue).SelectMany(member => Changed(member.Value!).Select(value =>
        {
            var other = entry.DeepClone().AsObject();
            other[member.Key] = value;
            return (JsonNode)other;
        })).Append(entry.DeepClone());
    }
}
