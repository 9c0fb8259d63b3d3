using System.Text.Json;
using YamlDotNet.Serialization;

namespace PyOps.Rules.Tests;

/// <summary>Turns YAML, in which tests are short, into the JSON that an API server sends.</summary>
internal static class Yaml
{
    public static byte[] ToJson(string yaml) =>
        JsonSerializer.SerializeToUtf8Bytes(Plain(new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization()
            .Build().Deserialize<object>(yaml)));

    private static object? Plain(object? value) => value switch
    {
        IDictionary<object, object> map => map.ToDictionary(entry => (string)entry.Key, entry => Plain(entry.Value),
            StringComparer.Ordinal),
        IList<object> list => list.Select(Plain).ToList(),
        _ => value,
    };
}
