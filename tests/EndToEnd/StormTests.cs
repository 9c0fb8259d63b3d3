using PyOps.Cluster;
using PyOps.EndToEnd.Support;
using Xunit.Abstractions;

namespace PyOps.EndToEnd;

/// <summary>As many events as the API server can send; it runs alone, because everybody feels it.</summary>
[Collection(nameof(ClusterFaultTests))]
public class StormTests(ITestOutputHelper output)
{
    private const double Megabyte = 1024 * 1024;

    [ClusterFact]
    public async Task A_storm_of_events_loses_nothing_leaves_no_queue_and_takes_no_memory()
    {
        var cluster = await TestCluster.Shared;
        await using var ns = await cluster.Namespace("storm");
        var fleet = new Fleet(cluster, ns.Name, size: 20);
        var storm = new Storm(cluster, ns.Name, pods: 200);
        await fleet.Create();
        await storm.Create(fleet.Names);
        await using var instance = await OperatorInstance.Start(cluster, ns.Name);
        await fleet.Arrive(0, TimeSpan.FromMinutes(1));
        await storm.Blow(TimeSpan.FromSeconds(5));
        var before = await Memory(instance);

        var blowing = storm.Blow(TimeSpan.FromSeconds(20));
        await fleet.ChangeTo(1);
        var rate = await blowing;

        await fleet.Arrive(1, TimeSpan.FromMinutes(1));
        await Wait.Until(
            async () => await instance.Metric("pyops_controller_queue_depth{controller=\"pythonservice\"}") == 0,
            TimeSpan.FromSeconds(10), "an empty queue");
        var after = await Memory(instance);
        output.WriteLine($"{rate:0} events a second; working set {before:0} MB before, {after:0} MB after");
        Assert.True(after < before + 40, $"the working set grew from {before:0} to {after:0} MB");
        Assert.Empty(await fleet.AppliedOtherThan(times: 2));
        Assert.Equal(0, await instance.Metric("pyops_informer_malformed_total{kind=\"Pod\"}"));
        Assert.Equal(0, await instance.Metric("pyops_informer_relists_total{kind=\"Pod\"}"));
    }

    private static async Task<double> Memory(OperatorInstance instance) => await instance.Metric("process_working_set_bytes") / Megabyte;
}
