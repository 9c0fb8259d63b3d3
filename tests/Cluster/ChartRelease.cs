namespace PyOps.Cluster;

/// <summary>The chart, installed by helm with images of this checkout; uninstalled on dispose, because other tests run operators of their own.</summary>
public sealed class ChartRelease : IAsyncDisposable
{
    /// <summary>Where it is installed.</summary>
    public const string Namespace = "pyops-system";

    private readonly TestCluster cluster;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("pyops-chart");

    private ChartRelease(TestCluster cluster) => this.cluster = cluster;

    /// <summary>The chart in this checkout.</summary>
    public static string Chart => Path.Combine(Checkout.Root, "charts", "pyops");

    /// <summary>Installs it, and returns when helm's <c>--wait</c> does.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="arguments">More for helm, such as <c>--set</c>.</param>
    /// <exception cref="InvalidOperationException">helm failed; the message has its words and says how the pods are.</exception>
    public static async Task<ChartRelease> Install(TestCluster cluster, params IEnumerable<string> arguments)
    {
        var release = new ChartRelease(cluster);
        try
        {
            await release.Install(arguments);
            return release;
        }
        catch
        {
            await release.DisposeAsync();
            throw;
        }
    }

    /// <summary>Uninstalls it. CRDs stay.</summary>
    public async ValueTask DisposeAsync()
    {
        await Helm.Run(["uninstall", "pyops", "--namespace", Namespace, "--ignore-not-found", "--wait"], cluster.KubeconfigPath);
        await cluster.Kubectl(["delete", "secret", "pyops-webhook-tls", "-n", Namespace, "--ignore-not-found"]);
        folder.Delete(recursive: true);
    }

    private async Task Install(IEnumerable<string> arguments)
    {
        await WriteNamespace();
        await CopyChart();
        // Tests of another project may have made CRDs and roles before.
        var result = await Helm.Run(
            [
                "install", "pyops", folder.FullName, "--namespace", Namespace, "--take-ownership", "--force-conflicts", "--wait", "--timeout", "4m",
                .. Image("operator", await cluster.Image("operator")), .. Image("webhook", await cluster.Image("webhook")),
                "--set", $"init.image={await cluster.Image("init")}", .. arguments,
            ],
            cluster.KubeconfigPath);
        if (result.ExitCode != 0)
            result.OrThrow($"helm install\n{(await cluster.Kubectl(["describe", "pods", "-n", Namespace])).Output}");
    }

    /// <summary>Servers before 1.21 do not write the label by which the webhook leaves our own namespace alone.</summary>
    private async Task WriteNamespace()
    {
        const string written = $"apiVersion: v1\nkind: Namespace\nmetadata:\n  name: {Namespace}\n  labels:\n    kubernetes.io/metadata.name: {Namespace}\n";
        (await cluster.Kubectl(["apply", "--server-side", "-f", "-"], written)).OrThrow("kubectl apply");
    }

    /// <summary>The chart as it is, or for servers older than CEL without the rules that those refuse.</summary>
    private async Task CopyChart()
    {
        foreach (var source in Directory.EnumerateFiles(Chart, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(folder.FullName, Path.GetRelativePath(Chart, source));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            var isOld = cluster.Server < new Version(1, 25) && Path.GetFileName(Path.GetDirectoryName(source)) == "crds";
            await File.WriteAllTextAsync(target, isOld ? await WithoutCel(source) : await File.ReadAllTextAsync(source));
        }
    }

    private static async Task<string> WithoutCel(string file) =>
        (await Tool.Run(Path.Combine(Checkout.Root, "hack", "cluster", "without-cel"), [], TimeSpan.FromMinutes(1), await File.ReadAllTextAsync(file)))
        .OrThrow("hack/cluster/without-cel").Output;

    private static IEnumerable<string> Image(string part, string reference)
    {
        var colon = reference.LastIndexOf(':');
        return ["--set", $"{part}.image.repository={reference[..colon]},{part}.image.tag={reference[(colon + 1)..]}"];
    }
}
