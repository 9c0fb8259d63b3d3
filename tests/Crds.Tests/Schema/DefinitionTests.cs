using System.Text;
using System.Text.Json.Nodes;
using PyOps.Crds.Tests.Server;

namespace PyOps.Crds.Tests.Schema;

/// <summary>What holds for every definition in config/crd.</summary>
public class DefinitionTests
{
    private const int MaxBytes = 200 * 1024;

    public static TheoryData<string> Plurals => [.. DefinitionFiles.Today.Select(DefinitionFiles.Plural)];

    [Theory]
    [MemberData(nameof(Plurals))]
    public void A_definition_stays_below_200_KB_of_JSON(string plural) =>
        Assert.InRange(Encoding.UTF8.GetByteCount(DefinitionFiles.Of(plural).ToJsonString()), 1, MaxBytes);

    [Theory]
    [MemberData(nameof(Plurals))]
    public void Every_text_list_and_map_has_a_bound(string plural) => Assert.Empty(Paths(plural, schema => (string?)schema["type"] switch
    {
        "string" => (schema["maxLength"] ?? schema["enum"] ?? schema["format"]) is null,
        "array" => schema["maxItems"] is null,
        _ => schema["additionalProperties"] is not null && schema["maxProperties"] is null,
    }));

    [Theory]
    [MemberData(nameof(Plurals))]
    public void Every_field_is_structural_and_nothing_keeps_unknown_fields(string plural) => Assert.Empty(Paths(plural, schema =>
        schema["x-kubernetes-preserve-unknown-fields"] is not null || (schema["type"] ?? schema["x-kubernetes-int-or-string"]) is null));

    [Theory]
    [MemberData(nameof(Plurals))]
    public void Every_key_of_a_list_is_required_in_its_items(string plural) => Assert.Empty(Paths(plural, schema =>
        Texts(schema["x-kubernetes-list-map-keys"]).Except(Texts(schema["items"]?["required"])).Any()));

    [Theory]
    [MemberData(nameof(Plurals))]
    public void Every_rule_says_which_field_is_wrong_and_what_to_write(string plural) =>
        Assert.All(
            SchemaRules.Of(DefinitionFiles.Of(plural)),
            rule => Assert.Matches("^(spec|metadata)|^a Worker has|^init tini needs", rule.Message));

    // Of an empty text there is nothing to name.
    [Theory]
    [MemberData(nameof(Plurals))]
    public void Every_rule_on_a_text_or_on_the_keys_of_a_map_names_it(string plural) => Assert.DoesNotContain(
        SchemaNodes.Of(DefinitionFiles.Schema(DefinitionFiles.Of(plural)))
            .Where(node => (string?)node.Schema["type"] == "string" || node.Schema["additionalProperties"] is not null)
            .SelectMany(node => SchemaRules.On(node.Schema, node.Path)),
        rule => rule.MessageExpression is null && !rule.Message.Contains("is empty", StringComparison.Ordinal));

    private static IEnumerable<string> Paths(string plural, Func<JsonObject, bool> wrong) =>
        SchemaNodes.Of(DefinitionFiles.Schema(DefinitionFiles.Of(plural))).Where(node => wrong(node.Schema)).Select(node => node.Path);

    private static IEnumerable<string> Texts(JsonNode? list) => (list?.AsArray() ?? []).Select(item => (string)item!);
}
