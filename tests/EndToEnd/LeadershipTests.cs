using k8s;
using PyOps.Cluster;
using PyOps.Crds;
using PyOps.EndToEnd.Support;

namespace PyOps.EndToEnd;

/// <summary>Two replicas: one works, the other is warm.</summary>
public class LeadershipTests
{
    [ClusterFact]
    public async Task A_standby_takes_over_after_a_graceful_stop_without_waiting_for_the_lease_to_run_out()
    {
        const int LeaseSeconds = 60;
        var cluster = await TestCluster.Shared;
        await using var ns = await cluster.Namespace("lead");
        var services = new Services(cluster, ns.Name);
        await using var first = await Start(cluster, ns, LeaseSeconds);
        await services.CreateWithoutPods("one");
        await services.Until("one", Reasons.ScaledToZero);
        await using var second = await Start(cluster, ns, LeaseSeconds);
        Assert.Equal((1, 0), (await first.Metric("pyops_leader"), await second.Metric("pyops_leader")));

        Assert.Equal(0, await first.Stop());

        await services.CreateWithoutPods("two");
        await services.Until("two", Reasons.ScaledToZero, TimeSpan.FromSeconds(LeaseSeconds / 2));
        Assert.Equal(1, await second.Metric("pyops_leader"));
    }

    [ClusterFact]
    public async Task A_standby_takes_over_after_a_kill_once_the_lease_has_run_out()
    {
        const int LeaseSeconds = 6;
        var cluster = await TestCluster.Shared;
        await using var ns = await cluster.Namespace("lead");
        var services = new Services(cluster, ns.Name);
        await using var first = await Start(cluster, ns, LeaseSeconds);
        await Wait.Until(async () => await first.Metric("pyops_leader") == 1, TimeSpan.FromSeconds(60), "leadership");
        await using var second = await Start(cluster, ns, LeaseSeconds);

        first.Kill();

        await services.CreateWithoutPods("one");
        await services.Until("one", Reasons.ScaledToZero, TimeSpan.FromSeconds(60));
        Assert.Equal(1, await second.Metric("pyops_leader"));
    }

    [ClusterFact]
    public async Task A_leader_whose_lease_is_taken_ends_rather_than_work_beside_another()
    {
        var cluster = await TestCluster.Shared;
        await using var ns = await cluster.Namespace("stolen");
        await using var instance = await Start(cluster, ns, leaseSeconds: 6);
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
        await cluster.Client.CoordinationV1.ReplaceNamespacedLeaseAsync(
            body: lease, name: lease.Metadata.Name, namespaceParameter: ns.Name);
        return true;
    }

    private static Task<OperatorInstance> Start(TestCluster cluster, TestNamespace ns, int leaseSeconds) =>
        OperatorInstance.Start(cluster, ns.Name, "--lease-seconds", $"{leaseSeconds}");
}
