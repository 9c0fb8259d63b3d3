using PyOps.Cluster;
using PyOps.Crds.Desired;

namespace PyOps.EndToEnd.Support;

/// <summary>What the tests of one class share: a namespace and an operator that looks after it.</summary>
public sealed class Bench : IAsyncLifetime
{
    private static readonly Version nativeSleepSince = new(1, 30);
    private static readonly Version evictsUnhealthySince = new(1, 27);
    private TestNamespace? ns;
    private OperatorInstance? instance;

    internal TestCluster Cluster { get; private set; } = null!;

    internal string Namespace => ns!.Name;

    internal OperatorInstance Operator => instance!;

    internal Services Services { get; private set; } = null!;

    /// <summary>What the operator knows of the cluster and of the install.</summary>
    internal async Task<ClusterFacts> Facts() =>
        new(NativeSleep: Cluster.Server >= nativeSleepSince, await Cluster.Image("init"))
        {
            EvictsUnhealthy = Cluster.Server >= evictsUnhealthySince,
        };

    public async Task InitializeAsync()
    {
        try
        {
            Cluster = await TestCluster.Shared;
        }
        catch (NoClusterException)
        {
            // The tests themselves are skipped, with the reason.
            return;
        }

        ns = await Cluster.Namespace("e2e");
        Services = new Services(Cluster, ns.Name);
        instance = await OperatorInstance.Start(Cluster, ns.Name);
    }

    public async Task DisposeAsync()
    {
        if (instance is not null)
            await instance.DisposeAsync();
        if (ns is not null)
            await ns.DisposeAsync();
    }
}
