using PyOps.Cluster;

namespace PyOps.Admission.Support;

/// <summary>Installs and removes charts/pyops with the real helm.</summary>
internal static class Chart
{
    private const string Name = "pyops";

    /// <summary>Installs it for as long as what is returned is not disposed.</summary>
    public static async Task<IAsyncDisposable> Installed(TestCluster cluster)
    {
        await Install(cluster);
        return new Undo(() => Uninstall(cluster));
    }

    /// <summary>Returns when the webhook answers: that is what <c>--wait</c> is for.</summary>
    public static async Task Install(TestCluster cluster)
    {
        var images = await Task.WhenAll(cluster.Image("operator"), cluster.Image("webhook"), cluster.Image("init"));
        (await cluster.Helm(
            [
                "install", Name, Path.Combine(Checkout.Root, "charts", "pyops"), "--namespace", Release.Namespace, "--create-namespace",
                "--set", $"{Image("operator", images[0])},{Image("webhook", images[1])},initImage={images[2]}",
                // A machine of two cores runs all of it.
                "--set", "operator.resources.requests.cpu=10m,webhook.resources.requests.cpu=10m",
                "--wait", "--timeout", "4m",
            ])).OrThrow("helm install");
    }

    /// <summary>Other tests share the cluster, and must not meet our webhook.</summary>
    public static async Task Uninstall(TestCluster cluster) =>
        (await cluster.Helm(["uninstall", Name, "--namespace", Release.Namespace, "--wait", "--timeout", "4m"])).OrThrow("helm uninstall");

    private static string Image(string part, string reference)
    {
        var colon = reference.LastIndexOf(':');
        return $"{part}.image.repository={reference[..colon]},{part}.image.tag={reference[(colon + 1)..]}";
    }
}
