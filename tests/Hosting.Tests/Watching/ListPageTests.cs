using System.Text;
using System.Text.Json;
using PyOps.Hosting.Watching;

namespace PyOps.Hosting.Tests.Watching;

public class ListPageTests
{
    [Theory]
    [InlineData("""{"kind":"PodList","metadata":{"resourceVersion":"7","continue":"x"},"items":[{"a":[1,{}]}, 2]}""")]
    [InlineData("""{"apiVersion":"v1","items":[{"a":[1,{}]}, 2],"kind":"PodList","metadata":{"continue":"x","resourceVersion":"7"}}""")]
    public void Built_in_kinds_put_metadata_first_and_custom_resources_last(string json)
    {
        var page = ListPage.Of(Encoding.UTF8.GetBytes(json));
        Assert.Equal(("7", "x"), (page.ResourceVersion, page.Continue));
        Assert.Equal(["""{"a":[1,{}]}""", "2"], page.Items.Select(item => Encoding.UTF8.GetString(item.Span)));
    }

    [Fact]
    public void No_objects_may_be_written_as_null() =>
        Assert.Empty(ListPage.Of(Encoding.UTF8.GetBytes("""{"metadata":{"resourceVersion":"7"},"items":null}""")).Items);

    [Theory]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("""{"items":[]}""")]
    [InlineData("""{"metadata":{"resourceVersion":"7"},"items":[{"a":""")]
    public void What_is_no_list_is_refused(string json) =>
        Assert.ThrowsAny<JsonException>(() => ListPage.Of(Encoding.UTF8.GetBytes(json)));
}
