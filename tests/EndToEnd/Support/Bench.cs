using PyOps.Cluster;

namespace PyOps.EndToEnd.Support;

/// <summary>What the tests of one class share: a namespace and an operator that looks after it.</summary>
public sealed class Bench : IAsyncLifetime
{
    private TestNamespace? ns;
    private OperatorInstance? instance;

    internal TestCluster Cluster { get; private set; } = null!;

    internal string Namespace => ns!.Name;

    internal OperatorInstance Operator => instance!;

    internal Services Services { get; private set; } = null!;

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
