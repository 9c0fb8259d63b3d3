using System.Text;
using PyOps.Hosting.Watching;

namespace PyOps.Hosting.Tests.Watching;

public class PageBufferTests
{
    [Theory]
    [InlineData(100)]
    [InlineData(40_000)]
    [InlineData(1_500_000)]
    public async Task However_many_objects_a_page_has_no_more_than_two_of_the_largest_are_held(int length)
    {
        var item = $$"""{"a":"{{new string('a', length)}}"}""";
        var count = 20_000_000 / item.Length;
        var json = $$"""{"metadata":{"resourceVersion":"7"},"items":[{{string.Join(',', Enumerable.Repeat(item, count))}}]}""";
        using var body = new MemoryStream(Encoding.UTF8.GetBytes(json));
        var (buffer, page, found, most) = (new PageBuffer(body), new PageParser(), 0, 0);
        while (!page.IsAtEnd)
        {
            await buffer.FillAsync(CancellationToken.None);
            most = Math.Max(most, buffer.Rest.Length);
            while (page.TryNext(buffer, out _))
                found++;
        }

        Assert.Equal((count, json.Length), (found, (int)buffer.Total));
        Assert.InRange(most, 1, Math.Max(64 * 1024, 2 * (item.Length + 64)));
    }
}
