using PyOps.Cluster;
using PyOps.EndToEnd.Support;

namespace PyOps.EndToEnd;

/// <summary>The leader is killed, again and again, in the middle of its work; a second replica takes over each time.</summary>
public class FailoverTests
{
    private const int Size = 12;

    [ClusterFact]
    public Task Five_leaders_killed_during_changes_lose_nothing_and_nothing_is_done_twice() => KillLeaders(5);

    [ClusterFact]
    [Trait("Category", "Long")]
    public Task Fifty_leaders_killed_during_changes_lose_nothing_and_nothing_is_done_twice() => KillLeaders(50);

    private static async Task KillLeaders(int kills)
    {
        var cluster = await TestCluster.Shared;
        await using var ns = await cluster.Namespace("kill");
        var fleet = new Fleet(cluster, ns.Name, Size);
        await fleet.Create();
        var leader = await Start(cluster, ns);
        await fleet.Arrive(0, TimeSpan.FromMinutes(1));
        var standby = await Start(cluster, ns);
        try
        {
            for (var version = 1; version <= kills; version++)
            {
                await fleet.ChangeTo(version);
                var current = version;
                await Wait.Until(async () => await fleet.Arrived(current) > 0, TimeSpan.FromMinutes(1), "the leader to be at work");
                await leader.DisposeAsync();
                (leader, standby) = (standby, await Start(cluster, ns));
                await fleet.Arrive(version, TimeSpan.FromMinutes(1));
                // The one that was killed may have been done with all of it, and then nobody has waited for the next one yet.
                await Wait.Until(
                    async () => await leader.Metric("pyops_leader") == 1, TimeSpan.FromMinutes(1), "the standby to lead");
                Assert.Equal(0, await standby.Metric("pyops_leader"));
            }
        }
        finally
        {
            await leader.DisposeAsync();
            await standby.DisposeAsync();
        }

        Assert.Empty(await fleet.AppliedOtherThan(times: kills + 1));
    }

    private static Task<OperatorInstance> Start(TestCluster cluster, TestNamespace ns) =>
        OperatorInstance.Start(cluster, ns.Name, "--lease-seconds", "10");
}
