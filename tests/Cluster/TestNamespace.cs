using k8s;
using k8s.Models;

namespace PyOps.Cluster;

/// <summary>A namespace of one test; deleted on dispose, without waiting for its end.</summary>
public sealed class TestNamespace : IAsyncDisposable
{
    private readonly Kubernetes client;

    private TestNamespace(Kubernetes client, string name)
    {
        this.client = client;
        Name = name;
    }

    public string Name { get; }

    public async ValueTask DisposeAsync() =>
        await client.CoreV1.DeleteNamespaceAsync(Name, propagationPolicy: "Background");

    internal static async Task<TestNamespace> Create(TestCluster cluster, string prefix, IReadOnlyDictionary<string, string> labels)
    {
        var name = $"{prefix}-{Guid.NewGuid().ToString("N")[..8]}";
        // Servers before 1.21 do not set the name's label themselves, and webhooks select by it.
        var all = new Dictionary<string, string>(labels, StringComparer.Ordinal) { ["kubernetes.io/metadata.name"] = name };
        var body = new V1Namespace { Metadata = new V1ObjectMeta { Name = name, Labels = all } };
        await cluster.Client.CoreV1.CreateNamespaceAsync(body);
        var created = new TestNamespace(cluster.Client, name);
        await created.AcceptsPods(cluster.Server);
        return created;
    }

    /// <summary>A pod is refused until its service account is there, on servers before 1.24 with its token.</summary>
    private async Task AcceptsPods(Version server) =>
        await Wait.Until(
            () => client.CoreV1.ReadNamespacedServiceAccountAsync("default", Name),
            account => server >= new Version(1, 24) || account.Secrets is { Count: > 0 },
            TimeSpan.FromSeconds(30),
            $"the default service account of namespace {Name}");
}
