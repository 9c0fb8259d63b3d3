namespace PyOps.EndToEnd.Support;

/// <summary>All troubled services at once, because each takes its time to go wrong.</summary>
public sealed class TroubleBench : IAsyncLifetime
{
    private const string Surroundings = """
        {"apiVersion":"v1","kind":"List","items":[
        {"apiVersion":"v1","kind":"ResourceQuota","metadata":{"name":"small"},"spec":{"hard":{"requests.cpu":"10"}}},
        {"apiVersion":"v1","kind":"PersistentVolumeClaim","metadata":{"name":"unbound"},
         "spec":{"accessModes":["ReadWriteOnce"],"storageClassName":"no-such-class","resources":{"requests":{"storage":"1Mi"}}}}]}
        """;

    private readonly Bench bench = new();

    internal Services Services => bench.Services;

    internal Bench Bench => bench;

    public async Task InitializeAsync()
    {
        await bench.InitializeAsync();
        if (bench.Cluster is null)
            return;
        (await bench.Cluster.Kubectl(["apply", "-n", bench.Namespace, "-f", "-"], Surroundings)).OrThrow("kubectl apply");
        await RefusingRegistry.Start(bench);
        var python = await bench.Cluster.Image("python");
        foreach (var (name, change) in Trouble.All(python[..python.IndexOf('/', StringComparison.Ordinal)]))
            await bench.Services.Create(name, python, change);
    }

    public Task DisposeAsync() => bench.DisposeAsync();
}
