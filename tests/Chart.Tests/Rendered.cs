using System.Text.Json.Nodes;
using PyOps.Cluster;
using YamlDotNet.Serialization;

namespace PyOps.Chart.Tests;

/// <summary>What helm makes of the chart.</summary>
internal sealed class Rendered
{
    private Rendered(string text)
    {
        Text = text;
        Objects = Read(text);
    }

    /// <summary>The YAML.</summary>
    public string Text { get; }

    /// <summary>Its objects.</summary>
    public IReadOnlyList<JsonObject> Objects { get; }

    /// <summary>Renders it without a cluster.</summary>
    public static async Task<Rendered> With(params IEnumerable<string> arguments) => await Of(ChartRelease.Chart, arguments);

    /// <summary>Renders another chart without a cluster.</summary>
    public static async Task<Rendered> Of(string chart, IEnumerable<string> arguments) =>
        new((await Template(chart, arguments)).OrThrow("helm template").Output);

    /// <summary>Reads the objects of a YAML text.</summary>
    public static IReadOnlyList<JsonObject> Read(string text)
    {
        var reader = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build();
        return [.. text.Split("\n---\n").Select(part => ToJson(reader.Deserialize<object?>(part))).OfType<JsonObject>()];
    }

    public static Task<ToolResult> Try(params IEnumerable<string> arguments) => Template(ChartRelease.Chart, arguments);

    public IEnumerable<JsonObject> OfKind(string kind) => Objects.Where(item => (string?)item["kind"] == kind);

    public JsonObject Single(string kind, string name) => Assert.Single(OfKind(kind), item => (string?)item["metadata"]!["name"] == name);

    private static Task<ToolResult> Template(string chart, IEnumerable<string> arguments) =>
        Helm.Run(["template", "pyops", chart, "--namespace", ChartRelease.Namespace, .. arguments]);

    private static JsonNode? ToJson(object? value) => value switch
    {
        null => null,
        IDictionary<object, object> map => new JsonObject(map.Select(entry => KeyValuePair.Create((string)entry.Key, ToJson(entry.Value)))),
        IList<object> list => new JsonArray([.. list.Select(ToJson)]),
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        long large => JsonValue.Create(large),
        _ => JsonValue.Create(Convert.ToInt32(value)),
    };
}
