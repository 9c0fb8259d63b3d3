using k8s;

namespace PyOps.Cluster;

/// <summary>
/// An API server for custom resources that evaluates CEL as those that PyOps supports: the cluster itself where it is new enough, else the
/// one that hack/cluster runs beside it.
/// </summary>
public sealed class CrdServer
{
    // Messages that name what is wrong came with it.
    private static readonly Version oldest = new(1, 27);
    private static readonly Lazy<Task<CrdServer>> found = new(() => Task.Run(Find));

    private CrdServer(Kubernetes client) => Client = client;

    /// <summary>The server; the test is skipped, with the reason, where there is none.</summary>
    public static Task<CrdServer> Shared => found.Value;

    /// <summary>A client with an administrator's rights.</summary>
    public Kubernetes Client { get; }

    private static async Task<CrdServer> Find()
    {
        var cluster = await TestCluster.Shared;
        if (cluster.Server >= oldest)
            return new(cluster.Client);
        Skip.If(cluster.CrdKubeconfigPath is null, $"needs real CEL; the cluster is Kubernetes {cluster.Server}, and {cluster.CrdMissing}");
        return new(TestCluster.Connect(cluster.CrdKubeconfigPath!));
    }
}
