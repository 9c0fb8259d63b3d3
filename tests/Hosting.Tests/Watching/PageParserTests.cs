using System.Text;
using System.Text.Json;
using PyOps.Hosting.Watching;

namespace PyOps.Hosting.Tests.Watching;

public class PageParserTests
{
    private const string Items = """ "items":[{"a":[1,{}],"b":"ü,}]"}, 2 ,{}]""";

    private const string Metadata = """ "metadata":{"resourceVersion":"7","continue":"x"} """;

    private const string MetadataFirst = $$"""{"kind":"PodList",{{Metadata}},{{Items}}}""";

    private const string ItemsFirst = $$""" {"apiVersion":"v1",{{Items}},"kind":"PodList",{{Metadata}}}""";

    [Theory]
    [InlineData(MetadataFirst)]
    [InlineData(ItemsFirst)]
    public void Objects_are_found_wherever_the_bytes_are_cut(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        foreach (var part in Enumerable.Range(1, bytes.Length))
        {
            var (page, items) = Read(bytes, part);
            Assert.Equal(("7", "x", true), (page.ResourceVersion, page.Continue, page.IsAtEnd));
            Assert.Equal(["""{"a":[1,{}],"b":"ü,}]"}""", "2", "{}"], items);
        }
    }

    [Fact]
    public void No_objects_may_be_written_as_null() =>
        Assert.Empty(Read("""{"metadata":{"resourceVersion":"7"},"items":null}"""u8.ToArray(), 5).Items);

    [Theory]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("""{"items":[]}""")]
    [InlineData("""{"items":[]""")]
    [InlineData("""{"metadata":{"resourceVersion":"7"},"items":[{"a":""")]
    [InlineData("""{"metadata":{"resourceVersion":"7"},"items":[{"a":1}""")]
    public void What_is_no_list_is_refused(string json)
    {
        foreach (var part in Enumerable.Range(1, Math.Max(json.Length, 1)))
            Assert.ThrowsAny<JsonException>(() => Read(Encoding.UTF8.GetBytes(json), part));
    }

    [Fact]
    public void An_object_as_deep_as_servers_take_them_keeps_nobody_from_the_others()
    {
        var deep = string.Concat(Enumerable.Repeat("""{"f:a":""", 9_999)) + "1" + new string('}', 9_999);
        var (_, items) = Read(Encoding.UTF8.GetBytes($$"""{"metadata":{"resourceVersion":"7"},"items":[{{deep}},{}]}"""), 4096);
        Assert.Equal([deep, "{}"], items);
        JsonElements.Parse(Encoding.UTF8.GetBytes(deep)).Dispose();
    }

    private static (PageParser Page, List<string> Items) Read(byte[] json, int part)
    {
        using var body = new MemoryStream(json);
        var (buffer, page, items) = (new PageBuffer(body, part), new PageParser(), new List<string>());
        while (!page.IsAtEnd)
        {
            Assert.True(buffer.FillAsync(CancellationToken.None).IsCompletedSuccessfully);
            while (page.TryNext(buffer, out var item))
                items.Add(Encoding.UTF8.GetString(item.Span));
        }

        return (page, items);
    }
}
