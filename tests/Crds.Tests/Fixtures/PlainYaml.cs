using System.Text.Json.Nodes;

namespace PyOps.Crds.Tests.Fixtures;

/// <summary>Turns what the YAML reader gives into JSON.</summary>
internal static class PlainYaml
{
    public static JsonNode? ToJson(object? value) => value switch
    {
        null => null,
        IDictionary<object, object> map => new JsonObject(map.Select(entry => KeyValuePair.Create((string)entry.Key, ToJson(entry.Value)))),
        IList<object> list => new JsonArray([.. list.Select(ToJson)]),
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        _ => JsonValue.Create(Convert.ToInt64(value)),
    };
}
