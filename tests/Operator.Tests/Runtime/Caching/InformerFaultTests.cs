using k8s.Models;
using PyOps.Operator.Runtime.Objects;
using PyOps.Support.Stub;
using static PyOps.Support.Stub.Pods;

namespace PyOps.Operator.Tests.Runtime.Caching;

public class InformerFaultTests
{
    [Fact]
    public async Task A_watch_that_is_reset_in_the_middle_of_a_line_is_resumed_where_it_was()
    {
        var seen = new TaskCompletionSource();
        await using var world = await InformerFixture.New(script => script
            .List(Reply.List("10", [Pod("a", 3)]))
            .Watch(
                Reply.Reset(Modified(Pod("a", 11)) + "\n" + Modified(Pod("a", 12))[..40], seen.Task),
                Reply.Hold(Modified(Pod("a", 12)))));
        world.Start();
        await world.Sees("+a@3", "a@3>11");
        seen.SetResult();
        await world.Sees("+a@3", "a@3>11", "a@11>12");
        Assert.Equal(["10", "11"], world.Watches.Select(request => request.Query["resourceVersion"]));
        Assert.Single(world.Lists);
    }

    [Fact]
    public async Task A_watch_that_ends_cleanly_within_a_line_is_resumed_where_it_was()
    {
        await using var world = await InformerFixture.New(script => script
            .Watch(Reply.Cut(Added(Pod("a", 2)) + "\n{\"type\":"), Reply.Hold(Added(Pod("b", 3)))));
        world.Start();
        await world.Sees("+a@2", "+b@3");
        Assert.Equal(["1", "2"], world.Watches.Select(request => request.Query["resourceVersion"]));
        Assert.Single(world.Lists);
    }

    [Fact]
    public async Task A_410_in_the_stream_lists_again_and_finds_what_was_missed()
    {
        await using var world = await InformerFixture.New(script => script
            .List(Reply.List("10", [Pod("a", 3), Pod("b", 4)]), Reply.List("20", [Pod("b", 4), Pod("c", 15)]))
            .Watch(Reply.End(Error(410, "too old resource version"))));
        world.Start();
        await world.Sees("+a@3", "+b@4", "+c@15", "-a@3");
        await Wait.Until(() => world.Watches.Count == 2, "it watches from the new list");
        Assert.Equal("20", world.Watches[1].Query["resourceVersion"]);
        Assert.Equal(1, world.Informer.Relists);
    }

    [Fact]
    public async Task A_410_as_status_of_a_watch_lists_again()
    {
        await using var world = await InformerFixture.New(script => script
            .List(Reply.List("10", [Pod("a", 3)]), Reply.List("20", [Pod("a", 13)]))
            .Watch(Reply.Status(410, "too old resource version")));
        world.Start();
        await world.Sees("+a@3", "a@3>13");
    }

    [Fact]
    public async Task A_410_on_a_continue_token_starts_the_list_over()
    {
        await using var world = await InformerFixture.New(script => script.List(
            Reply.List("10", [Pod("a", 3)], next: "more"),
            Reply.Status(410, "the provided continue parameter is too old"),
            Reply.List("20", [Pod("a", 3)], next: "rest"),
            Reply.List("20", [Pod("b", 4)])));
        world.Start();
        await world.Sees("+a@3", "+b@4");
        await world.Informer.WaitForSync(CancellationToken.None);
        Assert.Equal(["", "more", "", "rest"], world.Lists.Select(request => request.Query.GetValueOrDefault("continue", string.Empty)));
    }

    [Fact]
    public async Task A_malformed_object_in_a_watch_is_counted_and_the_stream_goes_on()
    {
        await using var world = await InformerFixture.New(script => script
            .List(Reply.List("10", [Pod("a", 3)]))
            .Watch(Reply.Hold(Modified(MalformedPod("a", 11)), Added("""{"metadata":{"name":7}}"""), Added(Pod("b", 12)))));
        world.Start();
        await world.Sees("+a@3", "+b@12");
        Assert.Equal(2, world.Informer.Malformed);
        Assert.Equal("3", world.Informer.Get(new NamespacedName("shop", "a"))!.ResourceVersion());
        Assert.Equal(1, world.Log.Count("shop/a cannot be read at version 11"));
        Assert.Single(world.Watches);
    }

    [Fact]
    public async Task A_line_that_is_no_event_makes_it_list_again_because_nobody_knows_what_it_said()
    {
        await using var world = await InformerFixture.New(script => script
            .List(Reply.List("10", []), Reply.List("20", [Pod("a", 12)]))
            .Watch(Reply.Hold("<html>502 Bad Gateway</html>")));
        world.Start();
        await world.Sees("+a@12");
    }

    [Fact]
    public async Task A_malformed_item_in_a_list_does_not_stall_the_rest_and_is_not_taken_for_deleted()
    {
        await using var world = await InformerFixture.New(script => script
            .List(Reply.List("10", [Pod("a", 3)]), Reply.List("20", ["17", MalformedPod("a", 13), Pod("b", 14)]))
            .Watch(Reply.End(Error(410, "too old"))));
        world.Start();
        await world.Sees("+a@3", "+b@14");
        await Wait.Until(() => world.Informer.Relists == 1, "the list is complete");
        Assert.NotNull(world.Informer.Get(new NamespacedName("shop", "a")));
    }

    [Fact]
    public async Task An_API_server_that_restarts_is_found_again_and_what_happened_meanwhile_is_seen()
    {
        await using var world = await InformerFixture.New(script => script.List(Reply.List("10", [Pod("a", 3)])));
        world.Start();
        await Wait.Until(() => world.Watches.Count == 1, "it watches");
        await world.Stub.Stop();
        await Wait.Until(() => world.Log.Count("watch of pods failed") > 0, "it noticed");
        world.Stub.OnListWatch(Pods.Path).Watch(Reply.Hold(Added(Pod("b", 11))));
        await world.Stub.Start();
        await world.Sees("+a@3", "+b@11");
        Assert.Equal(1, world.Log.Count("Watching pods again"));
    }

    [Fact]
    public async Task An_object_replaced_while_away_reaches_handlers_as_one_change_with_both()
    {
        await using var world = await InformerFixture.New(script => script
            .List(Reply.List("10", [Pod("a", 3, uid: "first")]), Reply.List("20", [Pod("a", 15, uid: "second")]))
            .Watch(Reply.Status(410, "too old")));
        world.Start();
        await world.Sees("+a@3", "a:first>second");
    }

    [Fact]
    public async Task A_bookmark_moves_the_point_where_the_next_watch_resumes()
    {
        await using var world = await InformerFixture.New(script => script
            .List(Reply.List("10", [Pod("a", 3)]))
            .Watch(Reply.End(Bookmark(500)), Reply.Hold(Added(Pod("b", 501)))));
        world.Start();
        await world.Sees("+a@3", "+b@501");
        Assert.Equal(["10", "500"], world.Watches.Select(request => request.Query["resourceVersion"]));
    }

    [Fact]
    public async Task An_event_that_comes_twice_is_seen_once()
    {
        await using var world = await InformerFixture.New(script => script
            .Watch(Reply.Hold(Added(Pod("a", 2)), Added(Pod("a", 2)), Deleted(Pod("a", 4)), Deleted(Pod("a", 4)), Added(Pod("b", 5)))));
        world.Start();
        await world.Sees("+a@2", "-a@2", "+b@5");
    }

    [Fact]
    public async Task A_handler_that_throws_stops_neither_the_stream_nor_the_other_handlers()
    {
        await using var world = await InformerFixture.New(script => script.Watch(Reply.Hold(Added(Pod("a", 2)), Added(Pod("b", 3)))));
        var seen = 0;
        world.Informer.OnChange((_, _) => throw new InvalidOperationException("oops"));
        world.Informer.OnChange((_, _) => Interlocked.Increment(ref seen));
        world.Start();
        await Wait.Until(() => Volatile.Read(ref seen) == 2, "the handler after it sees both");
        Assert.Equal(1, world.Log.Count("A handler failed for Pod shop/a"));
    }
}
