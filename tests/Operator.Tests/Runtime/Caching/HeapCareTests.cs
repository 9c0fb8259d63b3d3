using Microsoft.Extensions.Time.Testing;
using PyOps.Operator.Runtime.Caching;

namespace PyOps.Operator.Tests.Runtime.Caching;

/// <summary>When the heap is compacted.</summary>
public class HeapCareTests
{
    [Theory]
    [InlineData("after much work and a quiet second", new[] { 40, 40 }, 1)]
    [InlineData("not while work goes on", new[] { 40, 80, 120, 121 }, 0)]
    [InlineData("not after a little work", new[] { 0, 2, 2, 3, 3 }, 0)]
    [InlineData("once, however long it is quiet", new[] { 40, 40, 40, 40, 40 }, 1)]
    [InlineData("again after much more work", new[] { 40, 40, 42, 42, 100, 100 }, 2)]
    public async Task The_heap_is_compacted(string when, int[] collections, int times)
    {
        var (time, looked) = (new FakeTimeProvider(), new SemaphoreSlim(0));
        var (count, compacted) = (0, 0);
        using var stop = new CancellationTokenSource();
        var care = new HeapCare(Look, () => compacted++, time).RunAsync(stop.Token);

        foreach (var total in collections)
        {
            count = total;
            time.Advance(TimeSpan.FromSeconds(1));
            Assert.True(await looked.WaitAsync(TimeSpan.FromSeconds(30)));
        }

        await stop.CancelAsync();
        await care;
        Assert.True(compacted == times, $"{when}: {compacted} times");

        int Look()
        {
            looked.Release();
            return count;
        }
    }
}
