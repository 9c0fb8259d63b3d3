using k8s;
using PyOps.Cluster;
using PyOps.EndToEnd.Support;

namespace PyOps.EndToEnd;

/// <summary>A replica whose clock is ten minutes ahead takes no lease early, and gives its own up no later.</summary>
public class ClockTests
{
    private const int LeaseSeconds = 6;

    [ClusterFact]
    public async Task A_clock_that_is_ten_minutes_off_neither_takes_the_lease_early_nor_keeps_it_long()
    {
        var ahead = TenMinutesAhead();
        var cluster = await TestCluster.Shared;
        await using var ns = await cluster.Namespace("clock");
        var fleet = new Fleet(cluster, ns.Name, size: 3);
        await fleet.Create();
        await using var right = await Start(cluster, ns, new Surroundings());
        await fleet.Arrive(0, TimeSpan.FromMinutes(1));

        await using var wrong = await Start(cluster, ns, ahead);
        await Wait.Until(
            () => HeldFor(cluster, ns, TimeSpan.FromSeconds(3 * LeaseSeconds)),
            TimeSpan.FromMinutes(1), "the lease to be renewed many times");
        Assert.Equal((1, 0), (await right.Metric("pyops_leader"), await wrong.Metric("pyops_leader")));

        right.Kill();
        await fleet.ChangeTo(1);
        await fleet.Arrive(1, TimeSpan.FromMinutes(1));
        await using var next = await Start(cluster, ns, new Surroundings());
        Assert.Equal((1, 0), (await wrong.Metric("pyops_leader"), await next.Metric("pyops_leader")));

        // By the times in the Lease it would be held for ten minutes more.
        wrong.Kill();
        await fleet.ChangeTo(2);
        await fleet.Arrive(2, TimeSpan.FromMinutes(1));
        Assert.Empty(await fleet.AppliedOtherThan(times: 3));
    }

    // The clock that tells the time of day is moved; the one that measures how long something takes is not, as on a real machine.
    private static Surroundings TenMinutesAhead()
    {
        var library = Directory.EnumerateDirectories("/usr/lib", "*-linux-gnu")
            .Select(folder => $"{folder}/faketime/libfaketimeMT.so.1")
            .FirstOrDefault(File.Exists);
        Skip.If(library is null, "needs Debian's package faketime");
        return new Surroundings
        {
            Environment = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["LD_PRELOAD"] = library!,
                ["FAKETIME"] = "+10m",
                ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
            },
        };
    }

    private static async Task<bool> HeldFor(TestCluster cluster, TestNamespace ns, TimeSpan duration) =>
        (await cluster.Client.CoordinationV1.ReadNamespacedLeaseAsync(name: "pyops-operator", namespaceParameter: ns.Name))
            .Spec is { } lease
        && lease.RenewTime - lease.AcquireTime > duration;

    private static Task<OperatorInstance> Start(TestCluster cluster, TestNamespace ns, Surroundings surroundings) =>
        OperatorInstance.Start(cluster, ns.Name, surroundings, "--lease-seconds", $"{LeaseSeconds}");
}
