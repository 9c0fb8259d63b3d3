using System.Text.Json;
using FsCheck.Xunit;
using PyOps.Operator.Runtime.Objects;

namespace PyOps.Operator.Tests.Runtime.Objects;

public sealed class SharedStringsTests
{
    private readonly JsonSerializerOptions options = new() { Converters = { new SharedStrings() } };

    [Fact]
    public void Equal_short_strings_are_one_as_keys_and_as_values()
    {
        var first = Read("""{"app.kubernetes.io/name":"shop"}""");
        var second = Read("""{"app.kubernetes.io/name":"shop"}""");
        Assert.Same(first.Keys.Single(), second.Keys.Single());
        Assert.Same(first.Values.Single(), second.Values.Single());
    }

    [Fact]
    public void Long_strings_are_kept_by_nobody()
    {
        var json = $$"""{"a":"{{new string('x', 1000)}}"}""";
        Assert.NotSame(Read(json)["a"], Read(json)["a"]);
    }

    [Property]
    public bool Every_text_comes_back_as_it_was(Dictionary<string, string?> map)
    {
        map = map.Where(entry => IsText(entry.Key) && IsText(entry.Value)).ToDictionary(StringComparer.Ordinal);
        return map.Count == Read(JsonSerializer.Serialize(map, options)).Count(entry => map[entry.Key] == entry.Value)
            && JsonSerializer.Serialize(map, options) == JsonSerializer.Serialize(map);
    }

    // A half of a pair is no text that JSON could carry.
    private static bool IsText(string? text) => text is null || !text.Any(char.IsSurrogate);

    private Dictionary<string, string?> Read(string json) => JsonSerializer.Deserialize<Dictionary<string, string?>>(json, options)!;
}
