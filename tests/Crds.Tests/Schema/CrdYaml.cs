using System.Text.Json;
using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using YamlDotNet.Serialization;

namespace PyOps.Crds.Tests.Schema;

/// <summary>Writes a CustomResourceDefinition as the file in config/crd.</summary>
internal static class CrdYaml
{
    private const string Header = "# Generated from the C# types in src/Crds by `make generate`. Do not edit.\n";

    public static string Write(V1CustomResourceDefinition crd) =>
        Header + new SerializerBuilder().WithQuotingNecessaryStrings().WithIndentedSequences().Build()
            .Serialize(Plain(JsonNode.Parse(KubernetesJson.Serialize(crd)))!).ReplaceLineEndings("\n");

    private static object? Plain(JsonNode? node) => node switch
    {
        JsonObject map => map.ToDictionary(entry => entry.Key, entry => Plain(entry.Value), StringComparer.Ordinal),
        JsonArray list => list.Select(Plain).ToList(),
        JsonValue value => value.GetValueKind() switch
        {
            JsonValueKind.String => value.GetValue<string>(),
            JsonValueKind.Number => value.GetValue<long>(),
            _ => value.GetValue<bool>(),
        },
        _ => null,
    };
}
