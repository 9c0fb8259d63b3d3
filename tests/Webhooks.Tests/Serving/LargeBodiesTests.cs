using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Prometheus;
using PyOps.Hosting.Admitting;
using PyOps.Webhooks.Serving;

namespace PyOps.Webhooks.Tests.Serving;

public sealed class LargeBodiesTests : IDisposable
{
    private const int Mebibyte = 1024 * 1024;
    private readonly FakeTimeProvider time = new();
    private readonly List<string> gone = [];
    private readonly CutReport report;
    private readonly Seats requests;
    private readonly LargeBodies bodies;

    public LargeBodiesTests()
    {
        report = new CutReport(Metrics.NewCustomRegistry(), NullLogger.Instance, time);
        requests = new Seats(1000, "requests", report);
        bodies = new LargeBodies(report, time);
    }

    public void Dispose() => report.Dispose();

    [Fact]
    public async Task One_of_four_places_is_out_of_reach_of_an_address_and_of_a_network()
    {
        var all = Enumerable.Range(1, 6).Select(i => Enter($"10.1.0.{i}")).ToList();

        Assert.Equal([true, true, true, false, false, false], all.Select(body => body.IsCompleted));
        Assert.True(Enter("10.2.0.1").IsCompleted);
        (await all[0])!.Dispose();
        await Wait.Until(() => all.Count(body => body.IsCompleted) == 4, "one more to have its turn");
    }

    [Fact]
    public async Task Who_has_sent_a_review_before_is_next_and_then_whose_network_has_the_fewest()
    {
        List<Task<LargeBody?>> reading = [Enter("10.1.0.1"), Enter("10.1.0.1"), Enter("10.2.0.1"), Enter("10.3.0.1")];
        var third = Enter("10.3.0.2");
        var fresh = Enter("10.4.0.1");
        var known = Enter("10.3.0.3", isKnown: true);

        (await reading[0])!.Dispose();
        await known.Soon();
        (await reading[1])!.Dispose();
        await fresh.Soon();
        Assert.False(third.IsCompleted);
    }

    [Theory]
    [InlineData(0, 0.2, false)]
    [InlineData(0, 0.4, true)]
    [InlineData(16 * Mebibyte, 0.4, false)]
    [InlineData(16 * Mebibyte, 0.6, true)]
    [InlineData(48 * Mebibyte, 0.9, false)]
    public async Task Who_is_slow_goes_as_soon_as_somebody_waits_for_the_place(long come, double seconds, bool goes)
    {
        var slow = (await Enter("10.1.0.1"))!;
        slow.Come = come;
        foreach (var i in Enumerable.Range(2, 3))
            (await Enter($"10.{i}.0.1"))!.Come = 48 * Mebibyte;
        time.Advance(TimeSpan.FromSeconds(seconds - 0.1));
        Assert.Empty(gone);

        var waits = Enter("10.9.0.1");
        time.Advance(TimeSpan.FromSeconds(0.1));

        await Wait.Until(() => waits.IsCompleted == goes, "the slow one to go");
        Assert.Equal(goes ? ["10.1.0.1"] : [], gone);
    }

    [Fact]
    public async Task A_slow_one_who_keeps_nobody_waiting_may_be_slow()
    {
        foreach (var i in Enumerable.Range(0, 3))
            await Enter($"10.{i}.0.1");
        time.Advance(TimeSpan.FromSeconds(5));

        Assert.NotNull(await Enter("10.9.0.1"));
        Assert.Empty(gone);
    }

    [Fact]
    public async Task A_wait_has_an_end()
    {
        foreach (var i in Enumerable.Range(0, 4))
            (await Enter($"10.{i}.0.1"))!.Come = 4000L * Mebibyte;
        var waits = Enter("10.9.0.1");

        await Wait.Until(() => waits.IsCompleted, "the wait to end", time);

        Assert.Null(await waits);
        Assert.Empty(gone);
    }

    [Fact]
    public async Task Of_very_many_that_wait_the_oldest_of_the_same_address_goes()
    {
        foreach (var i in Enumerable.Range(0, 4))
            await Enter($"10.{i}.0.1");
        var waiting = Enumerable.Range(0, 50).Select(_ => Enter("10.9.0.1")).ToList();

        await Wait.Until(() => waiting.Count(body => body.IsCompleted) == 2, "the oldest to be told");
        Assert.Equal([null, null], await Task.WhenAll(waiting.Take(2)));
    }

    private Task<LargeBody?> Enter(string address, bool isKnown = false) =>
        bodies.Enter(requests.Take(Origin.Of(IPAddress.Parse(address)), () => gone.Add(address)), isKnown, CancellationToken.None);
}
