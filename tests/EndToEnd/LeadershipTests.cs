using System.Diagnostics;
using k8s;
using PyOps.Cluster;
using PyOps.Crds;
using PyOps.EndToEnd.Support;

namespace PyOps.EndToEnd;

/// <summary>Two replicas: one works, the other is warm.</summary>
public class LeadershipTests
{
    private const int LeaseSeconds = 6;

    [ClusterFact]
    public async Task A_standby_takes_over_at_once_after_a_graceful_stop_and_within_the_lease_after_a_kill()
    {
        var cluster = await TestCluster.Shared;
        await using var ns = await cluster.Namespace("lead");
        var services = new Services(cluster, ns.Name);
        await using var first = await Start(cluster, ns);
        await services.CreateWithoutPods("one");
        await services.Until("one", Reasons.ScaledToZero);
        await using var second = await Start(cluster, ns);
        Assert.Equal((1, 0), (await first.Metric("pyops_leader"), await second.Metric("pyops_leader")));

        Assert.Equal(0, await first.Stop());
        var stopped = Stopwatch.StartNew();
        await services.CreateWithoutPods("two");
        await services.Until("two", Reasons.ScaledToZero, TimeSpan.FromSeconds(LeaseSeconds - 1));
        Assert.Equal(1, await second.Metric("pyops_leader"));
        Assert.True(stopped.Elapsed < TimeSpan.FromSeconds(LeaseSeconds), "the standby waited for the lease to run out");

        await using var third = await Start(cluster, ns);
        second.Kill();
        await services.CreateWithoutPods("three");
        await services.Until("three", Reasons.ScaledToZero, TimeSpan.FromSeconds(LeaseSeconds + 15));
        Assert.Equal(1, await third.Metric("pyops_leader"));
    }

    [ClusterFact]
    public async Task A_leader_whose_lease_is_taken_ends_rather_than_work_beside_another()
    {
        var cluster = await TestCluster.Shared;
        await using var ns = await cluster.Namespace("stolen");
        await using var instance = await Start(cluster, ns);
        await Wait.Until(async () => await instance.Metric("pyops_leader") == 1, TimeSpan.FromSeconds(30), "leadership");
        var lease = await cluster.Client.CoordinationV1.ReadNamespacedLeaseAsync(name: "pyops-operator", namespaceParameter: ns.Name);

        lease.Spec.HolderIdentity = "thief";
        lease.Spec.RenewTime = DateTime.UtcNow.AddMilliseconds(1.5);
        await Wait.Until(() => Replace(cluster, ns, lease), TimeSpan.FromSeconds(10), "the theft");

        Assert.Equal(1, await instance.Ended(TimeSpan.FromSeconds(30)));
        Assert.Contains("Leadership is lost", instance.Log, StringComparison.Ordinal);
    }

    private static async Task<bool> Replace(TestCluster cluster, TestNamespace ns, k8s.Models.V1Lease lease)
    {
        var current = await cluster.Client.CoordinationV1.ReadNamespacedLeaseAsync(name: lease.Metadata.Name, namespaceParameter: ns.Name);
        lease.Metadata.ResourceVersion = current.Metadata.ResourceVersion;
        await cluster.Client.CoordinationV1.ReplaceNamespacedLeaseAsync(body: lease, name: lease.Metadata.Name, namespaceParameter: ns.Name);
        return true;
    }

    private static Task<OperatorInstance> Start(TestCluster cluster, TestNamespace ns) =>
        OperatorInstance.Start(cluster, ns.Name, "--lease-seconds", $"{LeaseSeconds}");
}
