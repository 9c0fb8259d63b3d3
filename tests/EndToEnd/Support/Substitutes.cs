using System.Text.Json.Nodes;

namespace PyOps.EndToEnd.Support;

/// <summary>Edits that put what excludes ours in its place: an apply alone cannot take that away.</summary>
internal static class Substitutes
{
    private const string Handlers =
        """[{"exec":{"command":["true"]}},{"tcpSocket":{"port":7}},{"httpGet":{"path":"/","port":7,"scheme":"HTTP"}}]""";

    private const string Sources =
        """
        [{"configMapKeyRef":{"name":"other","key":"k"}},{"secretKeyRef":{"name":"other","key":"k"}},
        {"fieldRef":{"fieldPath":"metadata.name"}}]
        """;

    /// <summary>What else there may be, by the field that holds it, or the list of whose items it is.</summary>
    private static readonly Dictionary<string, JsonArray> others = new(StringComparer.Ordinal)
    {
        ["startupProbe"] = Read(Handlers),
        ["readinessProbe"] = Read(Handlers),
        ["livenessProbe"] = Read(Handlers),
        ["preStop"] = Read(Handlers),
        ["volumes"] = Read("""[{"emptyDir":{}},{"configMap":{"name":"other"}},{"hostPath":{"path":"/"}}]"""),
        ["env"] = Read("""[{"value":"other"},{"valueFrom":{"fieldRef":{"fieldPath":"metadata.name"}}}]"""),
        ["valueFrom"] = Read(Sources),
        ["strategy"] = Read("""[{"type":"Recreate"},{"type":"RollingUpdate","rollingUpdate":{"maxSurge":7,"maxUnavailable":7}}]"""),
        ["seccompProfile"] = Read("""[{"type":"Localhost","localhostProfile":"other.json"}]"""),
    };

    /// <summary>The edits of one object, each with the first of the substitutes that is not what we have.</summary>
    public static IEnumerable<Mutation> Of(JsonObject wanted, JsonObject? live, string path)
    {
        if (live is null)
            yield break;
        var steps = path.Split('/');
        var holder = int.TryParse(steps[^1], out _) && steps.Length > 1 ? steps[^2] : steps[^1];
        if (others.TryGetValue(holder, out var substitutes))
        {
            // A volume is its name and its source.
            var kept = holder == "volumes" ? new JsonObject { ["name"] = live["name"]!.DeepClone() }
                : Without(live, substitutes.SelectMany(one => one!.AsObject()).Select(member => member.Key));
            foreach (var one in substitutes.Select(one => one!.AsObject()).Where(one => !one.All(member => Has(wanted, member))).Take(2))
                yield return new(EditVerbs.Instead, path, [With(kept, one)]);
        }
        if (holder == "spec" && wanted.ContainsKey("maxUnavailable"))
            yield return new(EditVerbs.Instead, path, [With(Without(live, ["maxUnavailable"]), new JsonObject { ["minAvailable"] = 1 })]);
        if (holder == "resources" && wanted["requests"]?["cpu"] is not null && wanted["limits"]?["cpu"] is null)
            yield return new(EditVerbs.Instead, path, [Smaller(live)]);
    }

    private static bool Has(JsonObject wanted, KeyValuePair<string, JsonNode?> member) =>
        member.Key == "type" ? JsonNode.DeepEquals(wanted["type"], member.Value) : wanted.ContainsKey(member.Key);

    // A limit below what we request, and the request below that.
    private static JsonObject Smaller(JsonObject resources)
    {
        var smaller = resources.DeepClone().AsObject();
        foreach (var field in (string[])["limits", "requests"])
        {
            if (smaller[field] is not JsonObject amounts)
                smaller[field] = amounts = [];
            amounts["cpu"] = "500u";
        }
        return smaller;
    }

    private static JsonObject Without(JsonObject from, IEnumerable<string> fields)
    {
        var copy = from.DeepClone().AsObject();
        foreach (var field in fields)
            copy.Remove(field);
        return copy;
    }

    private static JsonObject With(JsonObject kept, JsonObject more)
    {
        var copy = kept.DeepClone().AsObject();
        foreach (var (name, value) in more)
            copy[name] = value!.DeepClone();
        return copy;
    }

    private static JsonArray Read(string text) => JsonNode.Parse(text)!.AsArray();
}
