using PyOps.Operator.Runtime.Caching;
using PyOps.Support.Stub;
using static PyOps.Support.Stub.Pods;

namespace PyOps.Operator.Tests.Runtime.Caching;

/// <summary>A kind that may be missing, such as one of a definition that is installed later, or never.</summary>
public class InformerMissingKindTests
{
    private static readonly InformerOptions<k8s.Models.V1Pod> mayBeMissing = new() { MayBeMissing = true };

    [Fact]
    public async Task A_kind_that_is_missing_is_an_empty_store_in_sync_and_no_problem_for_however_long()
    {
        var clock = new PauseClock();
        await using var world = await InformerFixture.New(script => script.List(Reply.Status(404, "page not found")), mayBeMissing, clock);
        world.Start();

        await clock.Until(() => world.Lists.Count > 40, "it goes on asking", TimeSpan.FromSeconds(5));

        Assert.Equal((true, false, TimeSpan.Zero), (world.Informer.HasSynced, world.Informer.IsServed, world.Informer.Staleness));
        Assert.Empty(world.Informer.List());
        Assert.Equal(1, world.Log.Count("does not serve pods v1; what needs it waits"));
    }

    [Fact]
    public async Task A_kind_that_appears_is_followed_within_half_a_minute()
    {
        var clock = new PauseClock();
        await using var world = await InformerFixture.New(
            script => script.List([.. Enumerable.Repeat(Reply.Status(404, "no"), 20), Reply.List("10", [Pod("a", 3)])]),
            mayBeMissing, clock);
        world.Start();
        await clock.Until(() => world.Lists.Count == 20, "it asks in vain", TimeSpan.FromSeconds(5));
        var last = clock.GetUtcNow();

        await clock.Until(() => world.Informer.IsServed, "it is there", TimeSpan.FromSeconds(1));

        Assert.InRange(clock.GetUtcNow() - last, TimeSpan.Zero, TimeSpan.FromSeconds(35));
        await world.Sees("+a@3");
    }

    [Fact]
    public async Task A_kind_that_goes_takes_its_objects_along()
    {
        var clock = new PauseClock();
        await using var world = await InformerFixture.New(
            script => script
                .List(Reply.List("10", [Pod("a", 3)]), Reply.Status(404, "no"))
                .Watch(Reply.End(Added(Pod("b", 11))), Reply.Status(404, "no")),
            mayBeMissing, clock);
        world.Start();

        await clock.Until(() => world.Informer is { HasSynced: true, IsServed: false }, "it is gone");

        Assert.True(world.Informer.HasSynced);
        Assert.Equal(["-a@3", "-b@11"], world.Changes.Skip(2).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_server_that_forbids_it_is_a_problem_like_with_any_other_kind()
    {
        await using var world = await InformerFixture.New(script => script.List(Reply.Status(403, "no")), mayBeMissing);
        world.Start();
        await Wait.Until(() => world.Informer.Problem is not null, "it is told");
        Assert.Equal((false, true), (world.Informer.HasSynced, world.Informer.IsServed));
    }
}
