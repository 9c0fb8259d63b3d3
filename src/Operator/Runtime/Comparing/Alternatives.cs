using System.Text.Json.Nodes;

namespace PyOps.Operator.Runtime.Comparing;

/// <summary>
/// What excludes each other: a probe asks in one way, a volume has one source, a port's name is there once, as is whatever tells
/// an entry apart. Where somebody put another in the place of ours, or a second one beside it, an apply alone is refused.
/// </summary>
internal static class Alternatives
{
    private static readonly string[] handlers = ["exec", "httpGet", "tcpSocket", "grpc", "sleep"];

    /// <summary>Fields of which there may be one, by the field that holds them; for items of a list, the list's field.</summary>
    private static readonly Dictionary<string, string[]> groups = new(StringComparer.Ordinal)
    {
        ["startupProbe"] = handlers,
        ["readinessProbe"] = handlers,
        ["livenessProbe"] = handlers,
        ["preStop"] = handlers,
        ["postStart"] = handlers,
        ["env"] = ["value", "valueFrom"],
        ["valueFrom"] = ["configMapKeyRef", "secretKeyRef", "fieldRef", "resourceFieldRef", "fileKeyRef"],
        // Of a PodDisruptionBudget; no other spec has either.
        ["spec"] = ["minAvailable", "maxUnavailable"],
    };

    /// <summary>Fields that one type alone has.</summary>
    private static readonly Dictionary<string, (string Type, string Field)> typed = new(StringComparer.Ordinal)
    {
        ["strategy"] = ("RollingUpdate", "rollingUpdate"),
        ["seccompProfile"] = ("Localhost", "localhostProfile"),
    };

    /// <summary>
    /// Puts ours in the place of what excludes it, by operations of a JSON patch; none when nothing there excludes what is intended.
    /// </summary>
    public static IEnumerable<JsonObject> Exchange(JsonObject live, JsonObject intent) => Members(live, intent, "", "");

    private static IEnumerable<JsonObject> Members(JsonObject live, JsonObject intent, string name, string path)
    {
        var (ours, others) = Sides(name, live, intent);
        foreach (var other in others)
            yield return Operation("remove", $"{path}/{other}");
        foreach (var field in others.Length > 0 ? ours : [])
            yield return Operation("add", $"{path}/{field}", intent[field]);
        foreach (var (field, wanted) in intent)
        {
            var here = $"{path}/{Pointer.Escape(field)}";
            foreach (var operation in (live[field], wanted) switch
            {
                (JsonObject there, JsonObject members) when others is [] || !ours.Contains(field) => Members(there, members, field, here),
                (JsonArray there, JsonArray items) => Items(there, items, field, here),
                _ => [],
            })
            {
                yield return operation;
            }
        }
    }

    private static IEnumerable<JsonObject> Items(JsonArray live, JsonArray intent, string list, string path)
    {
        if (MergeKeys.For(list, intent) is not { } keys)
            yield break;
        foreach (var wanted in intent.OfType<JsonObject>())
        {
            var at = Position(live, keys, MergeKeys.Of(wanted, keys));
            if (at >= 0 && live[at] is JsonObject there)
            {
                foreach (var operation in Members(there, wanted, list, $"{path}/{at}"))
                    yield return operation;
            }
            else if (list == "ports" && wanted["name"] is { } name
                && live.Index().FirstOrDefault(item => JsonNode.DeepEquals(item.Item?["name"], name), (-1, null))
                    is { Index: >= 0 and var same })
            {
                yield return Operation("replace", $"{path}/{same}", wanted);
            }
        }
        var ours = intent.Select(item => MergeKeys.Of(item, keys)).ToHashSet(StringComparer.Ordinal);
        // The last one first: what follows an entry that goes moves up.
        foreach (var (index, item) in live.Index().Reverse())
        {
            if (MergeKeys.Of(item, keys) is var key && ours.Contains(key) && Position(live, keys, key) != index)
                yield return Operation("remove", $"{path}/{index}");
        }
    }

    private static int Position(JsonArray live, string[] keys, string key) =>
        live.Index().FirstOrDefault(item => MergeKeys.Of(item.Item, keys) == key, (-1, null)).Index;

    /// <summary>What of ours excludes something, and what is excluded, as JSON pointers from the place.</summary>
    private static (string[] Ours, string[] Others) Sides(string name, JsonObject live, JsonObject intent)
    {
        if (name == "resources")
            return ([], [.. Unpaired("limits", "requests", live, intent), .. Unpaired("requests", "limits", live, intent)]);
        if (typed.TryGetValue(name, out var only))
            return intent["type"] is { } type && type.ToString() != only.Type
                && !intent.ContainsKey(only.Field) && live.ContainsKey(only.Field)
                ? (["type"], [only.Field])
                : ([], []);
        string[] group = name == "volumes"
            ? [.. live.Concat(intent).Select(member => member.Key).Where(field => field != "name").Distinct(StringComparer.Ordinal)]
            : groups.GetValueOrDefault(name, []);
        string[] ours = [.. group.Where(intent.ContainsKey)];
        return (ours, ours is [] ? [] : [.. group.Where(field => live.ContainsKey(field) && !intent.ContainsKey(field))]);
    }

    // A limit below our request, or a request above our limit.
    private static IEnumerable<string> Unpaired(string theirs, string ours, JsonObject live, JsonObject intent) =>
        from amount in live[theirs] as JsonObject ?? []
        where (intent[theirs] as JsonObject)?.ContainsKey(amount.Key) is not true
            && (intent[ours] as JsonObject)?.ContainsKey(amount.Key) is true
        select $"{theirs}/{Pointer.Escape(amount.Key)}";

    private static JsonObject Operation(string op, string path, JsonNode? value = null)
    {
        var operation = new JsonObject { ["op"] = op, ["path"] = path };
        if (value is not null)
            operation["value"] = value.DeepClone();
        return operation;
    }
}
