namespace PyOps.Cluster;

/// <summary>
/// The chart, installed by helm with images of this checkout; uninstalled on dispose, because other tests run operators of their own.
/// </summary>
public sealed class ChartRelease : IAsyncDisposable
{
    /// <summary>Where it is installed.</summary>
    public const string Namespace = "pyops-system";

    private readonly TestCluster cluster;

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
            using var chart = await ChartCopy.For(cluster);
            await release.Run("install", chart, arguments);
            return release;
        }
        catch
        {
            await release.DisposeAsync();
            throw;
        }
    }

    /// <summary>Tries it with another chart; whatever comes of it is uninstalled on dispose.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="chart">The chart.</param>
    /// <param name="arguments">More for helm.</param>
    public static async Task<(ChartRelease Release, ToolResult Result)> Try(
        TestCluster cluster, ChartCopy chart, params IEnumerable<string> arguments)
    {
        var release = new ChartRelease(cluster);
        return (release, await release.Send("install", chart, arguments));
    }

    /// <summary>Upgrades it, or goes on after an install that failed, and returns when helm's <c>--wait</c> does.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="arguments">More for helm.</param>
    public Task Upgrade(ChartCopy chart, params IEnumerable<string> arguments) => Run("upgrade", chart, ["--install", .. arguments]);

    /// <summary>Uninstalls it. CRDs stay.</summary>
    public async ValueTask DisposeAsync() =>
        await Helm.Run(["uninstall", "pyops", "--namespace", Namespace, "--ignore-not-found", "--wait"], cluster.KubeconfigPath);

    private async Task Run(string command, ChartCopy chart, IEnumerable<string> arguments)
    {
        var result = await Send(command, chart, arguments);
        if (result.ExitCode != 0)
            result.OrThrow($"helm {command}\n{(await cluster.Kubectl(["describe", "pods", "-n", Namespace])).Output}");
    }

    private async Task<ToolResult> Send(string command, ChartCopy chart, IEnumerable<string> arguments)
    {
        await WriteNamespace();
        // Tests of another project may have made CRDs and roles before.
        return await Helm.Run(
            [
                command, "pyops", chart.Folder, "--namespace", Namespace,
                "--take-ownership", "--force-conflicts", "--wait", "--timeout", "4m",
                .. Image("operator", await cluster.Image("operator")), .. Image("webhook", await cluster.Image("webhook")),
                "--set", $"init.image={await cluster.Image("init")}", .. arguments,
            ],
            cluster.KubeconfigPath);
    }

    /// <summary>Servers before 1.21 do not write the label by which the webhook leaves our own namespace alone.</summary>
    private async Task WriteNamespace()
    {
        const string written =
            $"apiVersion: v1\nkind: Namespace\nmetadata:\n  name: {Namespace}\n"
                + $"  labels:\n    kubernetes.io/metadata.name: {Namespace}\n";
        (await cluster.Kubectl(["apply", "--server-side", "-f", "-"], written)).OrThrow("kubectl apply");
    }

    private static IEnumerable<string> Image(string part, string reference)
    {
        var colon = reference.LastIndexOf(':');
        return ["--set", $"{part}.image.repository={reference[..colon]},{part}.image.tag={reference[(colon + 1)..]}"];
    }
}
