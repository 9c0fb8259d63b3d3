using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace PyOps.Crds.Tests.Fixtures;

/// <summary>Reads YAML as JSON.</summary>
internal static class PlainYaml
{
    private static readonly IDeserializer reader = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build();

    /// <summary>The documents of a text that are objects.</summary>
    public static IEnumerable<JsonObject> Documents(string text)
    {
        var parser = new Parser(new StringReader(text));
        parser.Consume<StreamStart>();
        while (parser.Accept<DocumentStart>(out _))
        {
            if (ToJson(reader.Deserialize<object>(parser)) is JsonObject document)
                // Parsed again, as from a server: a number that was put in by hand keeps its .NET type.
                yield return JsonNode.Parse(document.ToJsonString())!.AsObject();
        }
    }

    private static JsonNode? ToJson(object? value) => value switch
    {
        null => null,
        IDictionary<object, object> map =>
            new JsonObject(map.Select(entry => KeyValuePair.Create(entry.Key.ToString()!, ToJson(entry.Value)))),
        IList<object> list => new JsonArray([.. list.Select(ToJson)]),
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        _ => JsonValue.Create(Convert.ToInt64(value)),
    };
}
