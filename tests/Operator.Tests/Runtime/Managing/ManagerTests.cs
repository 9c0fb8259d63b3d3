using k8s.Models;
using PyOps.Operator.Runtime.Caching;
using PyOps.Operator.Runtime.Objects;
using PyOps.Operator.Runtime.Supervising;
using PyOps.Operator.Sources;
using PyOps.Operator.Tests.Stub;
using PyOps.Support.Stub;

namespace PyOps.Operator.Tests.Runtime.Managing;

public sealed class ManagerTests : IAsyncLifetime
{
    private const string Services = "/apis/pyops.dev/v1alpha1/pythonservices";
    private const string Revisions = "/apis/apps/v1/controllerrevisions";
    private const string Notes = "/api/v1/configmaps";
    private const string Shop = ""","labels":{"pyops.dev/service":"shop"}""";
    private readonly SecondFeature feature = new();
    private ManagerFixture on = null!;

    public async Task InitializeAsync()
    {
        on = await ManagerFixture.New();
        on.Stub.OnListWatch(Services).List(Reply.List("1", [Pods.Pod("shop", 1, "s1")]));
        on.Stub.OnListWatch(Pods.Path).List(Reply.List("1", [Pods.Pod("shop-1", 2, extra: Shop), Pods.Pod("shop-2", 3, extra: Shop)]));
        on.Stub.OnListWatch(Revisions).List(Reply.List("1", []));
        feature.AddTo(on.Manager);
    }

    public async Task DisposeAsync() => await on.DisposeAsync();

    [Fact]
    public async Task Two_controllers_over_shared_kinds_list_each_of_them_once()
    {
        on.Stub.OnListWatch(Notes).List(Reply.List("1", [Note("first", "hello")]));

        _ = on.Start();
        await Wait.Until(() => feature.Counts.Contains("shop/shop: there, 2 pods, 0 revisions"), "the counter counted" + on.Logs.Log);
        await Wait.Until(() => feature.Notes.Contains("shop/first: hello, 2 pods"), "the note was taken" + on.Logs.Log);

        Assert.Equal([Notes, Pods.Path, Revisions, Services], on.Listed);
    }

    [Fact]
    public async Task A_controller_waits_for_what_it_reads_and_for_nothing_else()
    {
        on.Stub.OnListWatch(Notes).List(Reply.Status(403, "not allowed"));

        _ = on.Start();
        await Wait.Until(() => !feature.Counts.IsEmpty, "the counter does not wait for notes" + on.Logs.Log);

        Assert.Empty(feature.Notes);
    }

    [Fact]
    public async Task Metrics_follow_from_the_registry()
    {
        on.Stub.OnListWatch(Notes);

        var metrics = await on.Manager.Metrics.TextAsync();

        foreach (var kind in new[] { "PythonService", "Pod", "ControllerRevision", "ConfigMap" })
            Assert.Contains($"pyops_informer_synced{{kind=\"{kind}\"}} 0", metrics);
        Assert.Contains("pyops_controller_queue_depth{controller=\"notes\"} 0", metrics);
    }

    [Fact]
    public async Task Work_that_fails_on_any_replica_ends_the_process_with_its_reason()
    {
        on.Stub.OnListWatch(Notes);
        on.Manager.Background("The look at the webhook's certificate", _ => throw new FormatException("HTML instead of JSON"));

        var failure = await Assert.ThrowsAsync<LoopFailedException>(on.Start).WaitAsync(Wait.Patience);

        Assert.Equal("The look at the webhook's certificate failed: HTML instead of JSON", failure.Message);
        Assert.Contains(on.Logs.Log.Lines, line => line.Error == failure);
    }

    [Fact]
    public void A_source_that_contradicts_one_that_is_open_is_refused()
    {
        var pods = ServiceSources.Pods;

        var other = pods with { Options = pods.Options with { Index = _ => [] } };

        Assert.Contains("declare the source once", Assert.Throws<InvalidOperationException>(() => on.Manager.Sources.Open(other)).Message);
    }

    [Fact]
    public void A_second_source_of_a_kind_needs_a_name()
    {
        var all = new Source<V1Pod>(ResourceKind.For<V1Pod>(), new());

        Assert.Contains("is called pods already", Assert.Throws<InvalidOperationException>(() => on.Manager.Sources.Open(all)).Message);
        Assert.Equal("all-pods", on.Manager.Sources.Open(all with { Name = "all-pods" }).Watched.Synced.Name);
    }

    private static string Note(string name, string text) =>
        $$$"""{"metadata":{"name":"{{{name}}}","namespace":"shop","uid":"n1","resourceVersion":"4"},"data":{"text":"{{{text}}}"}}""";
}
