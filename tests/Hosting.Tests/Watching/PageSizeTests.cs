using PyOps.Hosting.Watching;

namespace PyOps.Hosting.Tests.Watching;

public class PageSizeTests
{
    private const int Megabyte = 1024 * 1024;

    [Fact]
    public void Pages_begin_small_and_grow_while_they_are_light() => Assert.Equal([50, 100, 200, 400, 500, 500], Sizes(1, 1, 2, 3, 4));

    [Fact]
    public void A_heavy_page_halves_the_next_and_one_that_would_be_heavy_doubled_keeps_it() =>
        Assert.Equal([50, 25, 25, 12, 24], Sizes(9, 5, 70, 4));

    [Fact]
    public void A_page_that_fails_halves_the_next_down_to_one_object()
    {
        var size = new PageSize();
        var asked = Enumerable.Range(0, 8).Select(_ =>
        {
            size.Failed();
            return size.Next;
        });
        Assert.Equal([25, 12, 6, 3, 1, 1, 1, 1], asked);
    }

    private static List<int> Sizes(params int[] megabytes)
    {
        var (size, asked) = (new PageSize(), new List<int>());
        foreach (var page in megabytes)
        {
            asked.Add(size.Next);
            size.Took((long)page * Megabyte);
        }

        return [.. asked, size.Next];
    }
}
