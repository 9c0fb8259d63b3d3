using System.Text.Json.Nodes;
using PyOps.Cluster;
using YamlDotNet.Serialization;

namespace PyOps.Chart.Tests;

/// <summary>What helm makes of the chart.</summary>
internal sealed class Rendered
{
    /// <summary>What an API server of today serves beyond what helm takes for granted.</summary>
    public static readonly string[] Today =
        ["--api-versions", "policy/v1/PodDisruptionBudget", "--api-versions", "admissionregistration.k8s.io/v1/ValidatingAdmissionPolicy"];

    private Rendered(string text)
    {
        Text = text;
        var reader = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build();
        Objects = [.. text.Split("\n---\n").Select(part => ToJson(reader.Deserialize<object?>(part))).OfType<JsonObject>()];
    }

    /// <summary>The YAML.</summary>
    public string Text { get; }

    /// <summary>Its objects.</summary>
    public IReadOnlyList<JsonObject> Objects { get; }

    /// <summary>Renders it without a cluster.</summary>
    public static async Task<Rendered> With(params IEnumerable<string> arguments) => new((await Try(arguments)).OrThrow("helm template").Output);

    public static Task<ToolResult> Try(params IEnumerable<string> arguments) =>
        Helm.Run(["template", "pyops", ChartRelease.Chart, "--namespace", ChartRelease.Namespace, .. arguments]);

    public IEnumerable<JsonObject> OfKind(string kind) => Objects.Where(item => (string?)item["kind"] == kind);

    public JsonObject Single(string kind, string name) => Assert.Single(OfKind(kind), item => (string?)item["metadata"]!["name"] == name);

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
