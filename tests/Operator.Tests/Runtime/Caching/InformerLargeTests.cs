using PyOps.Support.Stub;
using static PyOps.Support.Stub.Pods;

namespace PyOps.Operator.Tests.Runtime.Caching;

/// <summary>Objects that are larger or deeper than anybody needs, of which everybody who may write one can write many.</summary>
public class InformerLargeTests
{
    private static readonly string deep = Fields(levels: 9_000);

    [Fact]
    public async Task An_object_that_is_too_deep_to_be_read_keeps_nobody_from_the_others_in_a_list()
    {
        await using var world = await InformerFixture.New(script => script
            .List(Reply.List("10", [Pod("a", 3), Pod("deep", 4, extra: deep), Pod("b", 5)])));
        world.Start();
        await world.Sees("+a@3", "+b@5");
        await world.Informer.WaitForSync(CancellationToken.None);
        Assert.Equal(1, world.Informer.Malformed);
    }

    [Fact]
    public async Task An_object_that_is_too_deep_to_be_read_keeps_nobody_from_the_others_in_a_watch()
    {
        await using var world = await InformerFixture.New(script => script
            .List(Reply.List("10", [Pod("a", 3)]))
            .Watch(Reply.Hold(Added(Pod("deep", 11, extra: deep)), Added(Pod("b", 12)))));
        world.Start();
        await world.Sees("+a@3", "+b@12");
        Assert.Single(world.Lists);
    }

    [Fact]
    public async Task A_list_that_breaks_off_within_an_object_begins_anew_in_smaller_pages_and_nothing_of_it_stays()
    {
        var cut = $$$"""{"metadata":{"resourceVersion":"9","continue":"more"},"items":[{{{Pod("gone", 2)}}},{"metadata":{""";
        await using var world = await InformerFixture.New(script => script
            .List(Reply.Cut(cut), Reply.List("10", [Pod("a", 3)], next: "rest"), Reply.List("10", [Pod("b", 4)])));
        world.Start();
        await world.Sees("+gone@2", "+a@3", "+b@4", "-gone@2");
        Assert.Equal(["50", "25", "50"], world.Lists.Select(request => request.Query["limit"]));
        Assert.Equal(["", "", "rest"], world.Lists.Select(request => request.Query.GetValueOrDefault("continue", string.Empty)));
    }

    [Fact]
    public async Task Pages_of_large_objects_are_smaller()
    {
        var large = $$""","annotations":{"note":"{{new string('x', 200_000)}}"}""";
        var page = Enumerable.Range(0, 50).Select(item => Pod($"p{item}", 3, extra: large));
        await using var world = await InformerFixture.New(script => script
            .List(Reply.List("10", page, next: "rest"), Reply.List("10", [Pod("b", 4)])));
        await world.Start().Informer.WaitForSync(CancellationToken.None);
        Assert.Equal(["50", "25"], world.Lists.Select(request => request.Query["limit"]));
        Assert.Equal(51, world.Informer.List().Count);
    }

    [Fact]
    public async Task What_a_namespace_has_is_counted_as_the_server_has_it_and_forgotten_with_it()
    {
        var (a, b, other) = (Pod("a", 3), Pod("b", 4), Pod("c", 5, ns: "bank"));
        var larger = Pod("a", 11, extra: ""","labels":{"team":"shop"}""");
        await using var world = await InformerFixture.New(script => script
            .List(Reply.List("10", [a, b, other]))
            .Watch(Reply.Hold(Modified(larger), Deleted(b), Deleted(other))));
        world.Start();
        await world.Sees("+a@3", "+b@4", "+c@5", "a@3>11", "-b@4", "-c@5");
        Assert.Equal([KeyValuePair.Create("shop", (long)larger.Length)], world.Informer.Bytes());
    }

    private static string Fields(int levels) => $$"""
        ,"managedFields":[{"manager":"me","fieldsV1":{{string.Concat(Enumerable.Repeat("{\"f:a\":", levels))}}1{{new string('}', levels)}}}]
        """;
}
