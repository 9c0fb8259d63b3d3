using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using PyOps.Hosting.Admitting;

namespace PyOps.Hosting.Tests.Admitting;

public sealed class SeatsTests : IDisposable
{
    private readonly List<string> gone = [];
    private readonly CutReport report = new(Prometheus.Metrics.NewCustomRegistry(), NullLogger.Instance, TimeProvider.System);
    private readonly Seats seats;

    public SeatsTests() => seats = new Seats(8, "guests", report);

    public void Dispose() => report.Dispose();

    [Fact]
    public void Who_comes_has_a_place_and_the_oldest_who_has_proven_nothing_goes()
    {
        foreach (var i in Enumerable.Range(0, 8))
            Take($"10.{i}.0.1");
        Assert.Empty(gone);

        Take("10.8.0.1").Prove();
        Take("10.9.0.1");

        Assert.Equal(["10.0.0.1", "10.1.0.1"], gone);
    }

    [Fact]
    public void Of_those_who_have_proven_something_a_quarter_makes_room_for_the_new()
    {
        var all = Enumerable.Range(0, 8).Select(i => Take($"10.{i}.0.1")).ToList();
        all.ForEach(seat => seat.Prove());
        all[0].Prove();

        foreach (var i in Enumerable.Range(10, 6))
            Take($"10.{i}.0.1");

        Assert.Equal(["10.1.0.1", "10.2.0.1", "10.10.0.1", "10.11.0.1", "10.12.0.1", "10.13.0.1"], gone);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_network_that_has_the_most_makes_room_whoever_came_first(bool proves)
    {
        List<Seat> all =
        [
            Take("10.0.0.1"), Take("10.1.0.1"), Take("10.1.0.1"), Take("10.1.0.2"), Take("10.2.0.1"), Take("10.2.0.1"), Take("10.3.0.1"),
            Take("10.4.0.1"),
        ];
        foreach (var seat in all.Where(_ => proves))
            seat.Prove();

        Take("10.5.0.1").Prove();
        Take("10.6.0.1").Prove();

        Assert.Equal(["10.1.0.1", "10.1.0.1"], gone);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_address_has_three_quarters_of_the_places_and_then_makes_room_among_its_own(bool proves)
    {
        Take("10.0.0.9");
        foreach (var seat in Enumerable.Range(0, 50).Select(_ => Take("10.1.0.1")).Where(_ => proves))
            seat.Prove();

        Assert.Equal(44, gone.Count);
        Assert.All(gone, address => Assert.Equal("10.1.0.1", address));
    }

    [Theory]
    [InlineData("10.1.0.{0}", "10.1.1.1")]
    [InlineData("fd00:0:0:1::{0}", "fd00:0:0:2::1")]
    public void A_network_has_seven_eighths_of_the_places(string attacker, string honest)
    {
        Take(honest);
        foreach (var i in Enumerable.Range(1, 50))
            Take(string.Format(attacker, i)).Prove();

        Assert.Equal(43, gone.Count);
        Assert.DoesNotContain(honest, gone);
    }

    [Fact]
    public void An_address_of_IPv4_is_the_same_however_a_socket_writes_it() =>
        Assert.Equal(Origin.Of(IPAddress.Parse("::ffff:10.1.2.3")), Origin.Of(IPAddress.Parse("10.1.2.3")));

    [Fact]
    public void What_was_given_back_is_free_and_is_cut_by_nobody()
    {
        for (var i = 0; i < 100; i++)
            Take($"10.{i}.0.1").Dispose();
        var seat = Take("10.0.0.1");
        seat.Dispose();
        seat.Prove();
        seat.Cut();

        Assert.Empty(gone);
    }

    [Fact]
    public void Who_was_cut_gives_back_nothing_that_is_not_his()
    {
        var first = Take("10.0.0.1");
        foreach (var i in Enumerable.Range(1, 8))
            Take($"10.{i}.0.1");
        Assert.True(first.WasCut);
        first.Dispose();
        first.Prove();

        Take("10.20.0.1");

        Assert.Equal(["10.0.0.1", "10.1.0.1"], gone);
    }

    /// <summary>Takers, provers and leavers at once: nobody is counted twice or forgotten.</summary>
    [Fact]
    public async Task After_many_have_come_and_gone_at_once_all_places_are_free()
    {
        var cuts = 0;
        await Parallel.ForAsync(0, 20_000, (i, _) =>
        {
            var origin = Origin.Of(new IPAddress([10, (byte)(i % 7), 0, (byte)(i % 3)]));
            using var seat = seats.Take(origin, () => Interlocked.Increment(ref cuts));
            if (i % 2 == 0)
                seat.Prove();
            return ValueTask.CompletedTask;
        });

        foreach (var i in Enumerable.Range(0, 8))
            Take($"10.{i}.0.1");

        Assert.Empty(gone);
    }

    private Seat Take(string address) => seats.Take(Origin.Of(IPAddress.Parse(address)), () => gone.Add(address));
}
