using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PyOps.Cli.Linting;
using PyOps.Cli.Yaml;

namespace PyOps.Cli.Tests.Yaml;

public class ReaderProperties
{
    [Property(MaxTest = 500)]
    public Property JSON_that_is_read_as_YAML_is_the_same_JSON() =>
        Prop.ForAll(Arb.From(Values(3)), value =>
        {
            var json = $"{{\"root\": {value}}}";
            var read = Assert.Single(YamlText.Read(json));
            Assert.Null(read.Problem);
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(JsonText.Write(read.Root!).Span)), json);
        });

    [Property(MaxTest = 500)]
    public Property JSON_and_YAML_of_the_same_text_have_the_same_lines() =>
        Prop.ForAll(Arb.From(Values(3)), value =>
        {
            var json = $"{{\n\"root\":\n\n{value.Replace(",", ",\n", StringComparison.Ordinal)}}}";
            if (JsonText.Read(Encoding.UTF8.GetBytes(json)).Documents is [{ Root: { } read }]
                && YamlText.Read(json).ToList() is [{ Root: { } other }])
                Assert.Equal(Lines(read), Lines(other));
        });

    [Property(MaxTest = 2000)]
    public void No_text_makes_the_reader_throw(string? text) => Assert.NotNull(YamlText.Read(text ?? "").ToList());

    [Property(MaxTest = 2000)]
    public Property No_text_of_YAMLs_own_characters_makes_the_reader_throw() =>
        Prop.ForAll(
            Arb.From(Gen.Elements(
                "- ", ": ", "? ", "a", "\n", "  ", "[", "]", "{", "}", ",", "&x ", "*x", "!!", "!t ", "|", ">", "'", "\"", "#", "%", "---",
            "...",
            "<<", "\t", "\\", "0", "\r\n", "\uFEFF", "@", "`").ListOf().Select(string.Concat)), text =>
            Assert.All(YamlText.Read(text), document => Assert.True(document.Problem is null || document.Root is null)));

    [Property(MaxTest = 2000)]
    public void No_bytes_make_the_linter_throw(byte[] bytes) =>
        new Linter(PyOps.Rules.Policies.Policy.Default, DateTimeOffset.UnixEpoch).Lint(new("x", bytes));

    private static IEnumerable<int> Lines(Node node) => node switch
    {
        MapNode map => map.Fields.SelectMany(field => Lines(field.Value).Prepend(field.Line)),
        ListNode list => list.Items.SelectMany(Lines),
        _ => [node.Line],
    };

    private static Gen<string> Values(int depth)
    {
        var text = Gen.Elements('a', 'é', ' ', '"', '\\', '\n', '\t', '#', ':', '-', '{', '[', '&', '*', '!', '\u2028', '/')
            .ListOf().Select(characters => JsonSerializer.Serialize(string.Concat(characters)));
        var scalar = Gen.OneOf(
            text,
            Gen.Choose(int.MinValue, int.MaxValue).Select(number => number.ToString(CultureInfo.InvariantCulture)),
            Gen.Elements("true", "false", "null", "1.5", "-0.25", "1e3", "9007199254740993"));
        if (depth == 0)
            return scalar;
        var inner = Values(depth - 1);
        return Gen.OneOf(
            scalar,
            inner.ListOf().Select(items => $"[{string.Join(", ", items)}]"),
            inner.ListOf().Select(items => $"{{{string.Join(", ", items.Select((item, index) => $"\"k{index}\": {item}"))}}}"));
    }
}
