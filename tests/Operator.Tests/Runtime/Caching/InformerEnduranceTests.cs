using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using PyOps.Support.Stub;
using static PyOps.Support.Stub.Pods;

namespace PyOps.Operator.Tests.Runtime.Caching;

public class InformerEnduranceTests
{
    private const int Reconnects = 200;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_hundred_reconnects_leave_one_watch_open_and_lose_nothing(bool tls)
    {
        var clock = new PauseClock();
        await using var world = await InformerFixture.New(script => script.WatchOtherwise(OnePodAndAFault), time: clock, tls: tls);
        world.Start();
        await clock.Until(() => world.Changes.Count == Reconnects, "every pod came", TimeSpan.FromSeconds(1));
        Assert.Equal(Reconnects, world.Informer.List().Count);
        Assert.Single(world.Lists);
        await clock.Until(() => world.Stub is { InFlight: 1, OpenConnections: 1 }, "one connection with one watch is left");
        Assert.True(world.Watches.Count > Reconnects);
        Assert.All(world.Watches, watch => Assert.Equal(tls ? "HTTP/2" : "HTTP/1.1", watch.Protocol));
        await world.Stop();
        await Wait.Until(() => world.Stub.InFlight == 0, "the stop ends the watch");
    }

    [Fact]
    public async Task A_fault_that_does_not_end_is_met_by_growing_pauses()
    {
        RequestDelegate[] faults =
        [
            Reply.End(),
            Reply.End(Error(410, "too old")),
            Reply.End(Bookmark(5), Error(410, "too old")),
            Reply.End("no event"),
            Reply.Status(503, "not now"),
            Reply.Reset(string.Empty),
        ];
        await Task.WhenAll(faults.Select(async fault =>
        {
            await using var world = await InformerFixture.New(script => script.WatchOtherwise(fault));
            var clock = Stopwatch.StartNew();
            world.Start();
            await Wait.Until(() => world.Watches.Count == 5, "it tried five times");
            // Half of 0.2, 0.4, 0.8 and 1.6 s at least.
            Assert.True(clock.Elapsed >= TimeSpan.FromSeconds(1.4), $"{clock.Elapsed}");
        }));
    }

    [Fact]
    public async Task A_silent_watch_is_cut_and_opened_again_at_once()
    {
        var clock = new FakeTimeProvider();
        await using var world = await InformerFixture.New(script => script.Watch(Reply.Hold(Added(Pod("a", 2)))), time: clock);
        world.Start();
        await world.Sees("+a@2");
        var asked = int.Parse(world.Watches[0].Query["timeoutSeconds"]);
        Assert.InRange(asked, 240, 480);
        clock.Advance(TimeSpan.FromSeconds(asked + 29));
        Assert.Equal(1, world.Stub.InFlight);
        clock.Advance(TimeSpan.FromSeconds(1));
        await Wait.Until(() => world.Watches.Count == 2, "it watches again");
        Assert.Equal("2", world.Watches[1].Query["resourceVersion"]);
        await Wait.Until(() => world.Stub.InFlight == 1, "the first is closed");
    }

    [Fact]
    public async Task Staleness_grows_with_silence_and_ends_with_any_word()
    {
        var clock = new FakeTimeProvider();
        var speak = new TaskCompletionSource();
        await using var world = await InformerFixture.New(
            script => script.Watch(async context =>
            {
                await speak.Task;
                await Reply.Hold(Bookmark(9))(context);
            }),
            time: clock);
        world.Start();
        await Wait.Until(() => world.Watches.Count == 1, "it watches");
        clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(TimeSpan.FromSeconds(20), world.Informer.Staleness);
        speak.SetResult();
        await Wait.Until(() => world.Informer.Staleness == TimeSpan.Zero, "the word counts");
    }

    // As a server does, it tells what comes after the version that it is asked for; then it fails in one of four ways.
    private static Task OnePodAndAFault(HttpContext context)
    {
        var version = int.Parse(context.Request.Query["resourceVersion"]!) + 1;
        if (version > Reconnects + 1)
            return Reply.Hold()(context);
        var line = Added(Pod($"pod-{version}", version));
        var fault = Random.Shared.Next(4) switch
        {
            0 => Reply.Reset(line + "\n" + line[..10]),
            1 => Reply.End(line),
            2 => Reply.Hold(line, Error(500, "etcd has no leader")),
            _ => Reply.Status(503, "not now"),
        };
        return fault(context);
    }
}
