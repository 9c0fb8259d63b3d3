using k8s.Models;
using PyOps.Operator.Runtime.Caching;
using PyOps.Operator.Runtime.Managing;
using PyOps.Operator.Runtime.Objects;
using PyOps.Operator.Runtime.Queueing;
using PyOps.Operator.Sources;
using PyOps.Support.Stub;

namespace PyOps.Operator.Tests.Runtime.Managing;

public class StandbyTests
{
    [Fact]
    public async Task A_standby_remembers_no_keys_and_finds_them_in_the_stores_when_it_leads()
    {
        await using var stub = await ApiStub.Run();
        stub.OnListWatch(Pods.Path)
            .List(Reply.List("1", [Service("shop"), Service("bank")]))
            .Watch(Reply.Hold(Pods.Deleted(Service("bank")), Pods.Added(Service("desk"))));
        using var connection = stub.Connect();
        var log = new RecordingLogs();
        var sources = new SourceRegistry(connection, [], new(), TimeProvider.System, log);
        var queue = new WorkQueue(TimeProvider.System);
        var builder = new ControllerBuilder(sources, queue);
        var pods = builder.WokenBy(new Source<V1Pod>(ResourceKind.For<V1Pod>(), new()), ServiceKeys.Named);
        using var stop = new CancellationTokenSource();
        var following = sources.Loops.Single().RunAsync(stop.Token);

        await Wait.Until(() => pods.Get(new("shop", "desk")) is not null, "the watch has told of all" + log.Log);
        Assert.Equal(0, queue.Remembered);
        builder.Begin();

        Assert.Equal(2, queue.Remembered);
        await stop.CancelAsync();
        await following.Soon();
    }

    private static string Service(string name) => Pods.Pod(name, 3);
}
