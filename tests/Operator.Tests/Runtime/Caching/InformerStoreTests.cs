using k8s.Models;
using PyOps.Operator.Runtime.Caching;
using PyOps.Support.Stub;
using static PyOps.Support.Stub.Pods;

namespace PyOps.Operator.Tests.Runtime.Caching;

public class InformerStoreTests
{
    private const string Baggage =
        ""","managedFields":[{"manager":"x"}],"annotations":{"kubectl.kubernetes.io/last-applied-configuration":"{}","keep":"me"}""";

    [Fact]
    public async Task Objects_get_their_kind_and_lose_what_nobody_reads()
    {
        await using var world = await InformerFixture.New(script => script.List(Reply.List("10", [Pod("a", 3, extra: Baggage)])));
        await world.Start().Informer.WaitForSync(CancellationToken.None);
        var pod = Assert.Single(world.Informer.List());
        Assert.Equal(("v1", "Pod"), (pod.ApiVersion, pod.Kind));
        Assert.Null(pod.Metadata.ManagedFields);
        Assert.Equal(["keep"], pod.Metadata.Annotations.Keys);
    }

    [Fact]
    public async Task Managed_fields_stay_when_they_are_asked_for()
    {
        await using var world = await InformerFixture.New(
            script => script.List(Reply.List("10", [Pod("a", 3, extra: Baggage)])),
            new InformerOptions<V1Pod> { KeepManagedFields = true });
        await world.Start().Informer.WaitForSync(CancellationToken.None);
        Assert.Single(Assert.Single(world.Informer.List()).Metadata.ManagedFields);
    }

    [Fact]
    public async Task A_projection_decides_what_is_kept()
    {
        await using var world = await InformerFixture.New(
            script => script.List(Reply.List("10", [Pod("a", 3)])),
            new InformerOptions<V1Pod> { Project = pod => new V1Pod { Metadata = pod.Metadata } });
        await world.Start().Informer.WaitForSync(CancellationToken.None);
        Assert.Null(Assert.Single(world.Informer.List()).Spec);
    }

    [Fact]
    public async Task An_index_follows_every_change()
    {
        const string Red = ""","labels":{"colour":"red"}""";
        const string Blue = ""","labels":{"colour":"blue"}""";
        await using var world = await InformerFixture.New(
            script => script
                .List(Reply.List("10", [Pod("a", 3, extra: Red), Pod("b", 4, extra: Red), Pod("c", 5)]))
                .Watch(Reply.Hold(Modified(Pod("a", 11, extra: Blue)), Deleted(Pod("b", 12, extra: Red)))),
            new InformerOptions<V1Pod> { Index = pod => pod.Metadata.Labels?.Values ?? [] });
        world.Start();
        await world.Sees("+a@3", "+b@4", "+c@5", "a@3>11", "-b@4");
        Assert.Empty(world.Informer.ByIndex("red"));
        Assert.Equal("a", Assert.Single(world.Informer.ByIndex("blue")).Name());
    }

    [Fact]
    public async Task Several_namespaces_are_read_one_by_one_into_one_store()
    {
        await using var world = await InformerFixture.New(
            _ => { }, new InformerOptions<V1Pod> { Namespaces = ["shop", "bank"], LabelSelector = "app in (a,b)" });
        world.Stub.OnListWatch("/api/v1/namespaces/shop/pods")
            .List(Reply.List("10", [Pod("a", 3)]), Reply.List("20", []))
            .Watch(Reply.Status(410, "too old"));
        var bank = world.Stub.OnListWatch("/api/v1/namespaces/bank/pods").List(Reply.Status(403, "no"));
        world.Start();
        await Wait.Until(() => world.Informer.Relists == 1, "the shop is listed twice");
        Assert.False(world.Informer.HasSynced);
        Assert.Contains("pods in namespace bank", world.Informer.Problem, StringComparison.Ordinal);
        bank.List(Reply.List("30", [Pod("a", 30, ns: "bank")]));
        await world.Informer.WaitForSync(CancellationToken.None).Soon();
        Assert.Empty(world.Informer.List("shop"));
        Assert.Equal("bank", Assert.Single(world.Informer.List()).Namespace());
        Assert.All(world.Stub.Requests, request => Assert.Equal("app in (a,b)", request.Query["labelSelector"]));
    }

    [Fact]
    public async Task A_list_is_read_in_pages_and_handlers_know_everything_before_it_has_synced()
    {
        var pages = Enumerable.Range(0, 4).Select(page => Reply.List(
            "10", Enumerable.Range(0, 500).Select(item => Pod($"p{page}-{item}", 3)), next: page < 3 ? $"page {page + 1}" : string.Empty));
        await using var world = await InformerFixture.New(script => script.List([.. pages]));
        await world.Start().Informer.WaitForSync(CancellationToken.None);
        Assert.Equal(2000, world.Changes.Count);
        Assert.Equal(4, world.Lists.Count);
        Assert.Equal(["50", "100", "200", "400"], world.Lists.Select(request => request.Query["limit"]));
    }

    [Fact]
    public async Task A_handler_cannot_be_added_while_it_runs()
    {
        await using var world = await InformerFixture.New(_ => { });
        world.Start();
        Assert.Throws<InvalidOperationException>(() => world.Informer.OnChange((_, _) => { }));
    }
}
