using PyOps.Cluster;

namespace PyOps.Chart.Tests;

/// <summary>The chart, installed with images of this checkout; uninstalled on dispose, because other tests run operators of their own.</summary>
internal sealed class Release : IAsyncDisposable
{
    private readonly TestCluster cluster;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("pyops-chart");

    private Release(TestCluster cluster) => this.cluster = cluster;

    public static async Task<Release> Install(TestCluster cluster)
    {
        var release = new Release(cluster);
        try
        {
            await release.Install();
            return release;
        }
        catch
        {
            await release.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Helm.Run(["uninstall", "pyops", "--namespace", Rendered.Namespace, "--ignore-not-found", "--wait"], cluster.KubeconfigPath);
        await cluster.Kubectl(["delete", "secret", "pyops-webhook-tls", "-n", Rendered.Namespace, "--ignore-not-found"]);
        folder.Delete(recursive: true);
    }

    private async Task Install()
    {
        await WriteNamespace();
        await CopyChart();
        // Tests of another project may have made the CRDs and roles before.
        var result = await Helm.Run(
            [
                "install", "pyops", folder.FullName, "--namespace", Rendered.Namespace, "--take-ownership", "--force-conflicts", "--wait", "--timeout", "3m",
                .. Image("operator.image", await cluster.Image("operator")), .. Image("webhook.image", await cluster.Image("webhook")),
                "--set", $"initImage={await cluster.Image("init")}",
            ],
            cluster.KubeconfigPath);
        if (result.ExitCode != 0)
            result.OrThrow($"helm install\n{(await cluster.Kubectl(["describe", "pods", "-n", Rendered.Namespace])).Output}");
    }

    /// <summary>Servers before 1.21 do not write the label by which the webhook leaves our own namespace alone.</summary>
    private async Task WriteNamespace()
    {
        const string written = $"apiVersion: v1\nkind: Namespace\nmetadata:\n  name: {Rendered.Namespace}\n  labels:\n    kubernetes.io/metadata.name: {Rendered.Namespace}\n";
        (await cluster.Kubectl(["apply", "--server-side", "-f", "-"], written)).OrThrow("kubectl apply");
    }

    /// <summary>The chart as it is, or for servers older than CEL without the rules that those refuse.</summary>
    private async Task CopyChart()
    {
        foreach (var source in Directory.EnumerateFiles(Rendered.Chart, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(folder.FullName, Path.GetRelativePath(Rendered.Chart, source));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            var isOld = cluster.Server < new Version(1, 25) && Path.GetFileName(Path.GetDirectoryName(source)) == "crds";
            await File.WriteAllTextAsync(target, isOld ? await WithoutCel(source) : await File.ReadAllTextAsync(source));
        }
    }

    private static async Task<string> WithoutCel(string file) =>
        (await Tool.Run(Path.Combine(Checkout.Root, "hack", "cluster", "without-cel"), [], TimeSpan.FromMinutes(1), await File.ReadAllTextAsync(file)))
        .OrThrow("hack/cluster/without-cel").Output;

    private static IEnumerable<string> Image(string value, string reference)
    {
        var colon = reference.LastIndexOf(':');
        return ["--set", $"{value}.repository={reference[..colon]},{value}.tag={reference[(colon + 1)..]}"];
    }
}
