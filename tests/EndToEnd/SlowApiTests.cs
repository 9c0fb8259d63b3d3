using PyOps.Cluster;
using PyOps.EndToEnd.Support;

namespace PyOps.EndToEnd;

/// <summary>An API server that takes its time, as one operator sees it through a proxy.</summary>
public class SlowApiTests
{
    private static readonly TimeSpan slow = TimeSpan.FromSeconds(5);

    [ClusterFact]
    public async Task With_5_seconds_an_answer_everything_arrives_once_and_the_operator_lives()
    {
        var cluster = await TestCluster.Shared;
        await using var ns = await cluster.Namespace("slow");
        var fleet = new Fleet(cluster, ns.Name, size: 8);
        await using var proxy = new DelayingProxy(cluster.Client.BaseUri);

        await using var instance = await OperatorInstance.Start(cluster, ns.Name, new Surroundings { Server = proxy.Address });
        await fleet.Create();
        await fleet.Arrive(0, TimeSpan.FromMinutes(1));

        proxy.Delay = slow;
        await fleet.ChangeTo(1);
        await fleet.Arrive(1, TimeSpan.FromMinutes(3));
        Assert.Equal(System.Net.HttpStatusCode.OK, await instance.Answer("/livez"));
        Assert.Equal(1, await instance.Metric("pyops_leader"));

        proxy.Delay = TimeSpan.Zero;
        await fleet.ChangeTo(2);
        await fleet.Arrive(2, TimeSpan.FromMinutes(1));
        Assert.Empty(await fleet.AppliedOtherThan(times: 3));
        Assert.Equal(0, await instance.Metric("pyops_controller_reconciles_total{controller=\"pythonservice\",outcome=\"error\"}"));
    }
}
