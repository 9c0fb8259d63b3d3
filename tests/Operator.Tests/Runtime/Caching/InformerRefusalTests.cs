using PyOps.Support.Stub;
using static PyOps.Support.Stub.Pods;

namespace PyOps.Operator.Tests.Runtime.Caching;

public class InformerRefusalTests
{
    [Fact]
    public async Task A_429_is_honoured_for_as_long_as_the_server_asks()
    {
        var clock = new PauseClock();
        await using var world = await InformerFixture.New(
            script => script.List(Reply.Status(429, "slow down", retryAfter: 60), Reply.List("10", [Pod("a", 3)])), time: clock);
        var start = clock.GetUtcNow();
        world.Start();
        await clock.Until(() => world.Lists.Count == 2, "it lists again", TimeSpan.FromSeconds(1));
        Assert.True(clock.GetUtcNow() - start >= TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task A_500_is_tried_again()
    {
        await using var world = await InformerFixture.New(script => script
            .List(Reply.Status(500, "etcd has no leader"), Reply.List("10", [Pod("a", 3)]))
            .Watch(Reply.Status(500, "etcd has no leader"), Reply.Hold(Added(Pod("b", 11)))));
        world.Start();
        await world.Sees("+a@3", "+b@11");
        Assert.Null(world.Informer.Problem);
    }

    [Theory]
    [InlineData(403, "Not allowed to list pods: grant")]
    [InlineData(404, "does not serve pods v1: install")]
    [InlineData(401, "does not accept our credentials")]
    public async Task A_refusal_that_a_person_must_heal_is_a_problem_until_it_is_healed_and_logged_once(int status, string message)
    {
        var clock = new PauseClock();
        var refused = Reply.Status(status, "no");
        await using var world = await InformerFixture.New(
            script => script.List(refused, refused, refused, Reply.List("10", [Pod("a", 3)])), time: clock);
        world.Start();
        await clock.Until(() => world.Lists.Count == 3, "it tries again");
        Assert.Contains(message, world.Informer.Problem, StringComparison.Ordinal);
        Assert.False(world.Informer.HasSynced);
        await clock.Until(() => world.Informer.HasSynced && world.Informer.Problem is null, "it is healed");
        Assert.Equal(1, world.Log.Count(message));
    }

    [Fact]
    public async Task A_watch_that_is_forbidden_after_a_list_names_the_verb()
    {
        await using var world = await InformerFixture.New(script => script.Watch(Reply.Status(403, "no"), Reply.Hold()));
        world.Start();
        await Wait.Until(() => world.Log.Count("Not allowed to watch pods") == 1, "it says so");
        await Wait.Until(() => world.Informer.Problem is null, "it is healed");
        Assert.Single(world.Lists);
    }
}
