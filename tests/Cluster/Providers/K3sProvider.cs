using Testcontainers.K3s;

namespace PyOps.Cluster;

/// <summary>k3s in the Docker daemon, one for each test process; Testcontainers removes it after the process.</summary>
internal static class K3sProvider
{
    public static string Image { get; } =
        Environment.GetEnvironmentVariable("PYOPS_K3S_IMAGE") is { Length: > 0 } set ? set : "rancher/k3s:v1.34.1-k3s1";

    public static async Task<ClusterAccess> Start()
    {
        var container = new K3sBuilder(Image).Build();
        await container.StartAsync();
        var path = Path.Combine(Directory.CreateTempSubdirectory("pyops-k3s-").FullName, "kubeconfig");
        await File.WriteAllTextAsync(path, await container.GetKubeconfigAsync());
        return new ClusterAccess(path, (archive, name) => Import(container, archive, name));
    }

    private static async Task<string> Import(K3sContainer container, string archive, string name)
    {
        var reference = $"docker.io/library/{name}";
        var target = $"/tmp/{Path.GetFileName(archive)}";
        await container.CopyAsync(new FileInfo(archive), target);
        var imported = await container.ExecAsync(["ctr", "--namespace", "k8s.io", "images", "import", "--index-name", reference, target]);
        return imported.ExitCode == 0
            ? reference
            : throw new InvalidOperationException($"k3s cannot import {archive}: {imported.Stderr}");
    }
}
