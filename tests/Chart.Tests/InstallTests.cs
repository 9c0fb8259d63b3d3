using k8s;
using PyOps.Cluster;

namespace PyOps.Chart.Tests;

/// <summary>From nothing to a rejection, as a user goes: helm install, a label, kubectl run.</summary>
[Collection(nameof(LabelGuardTests))]
public class InstallTests
{
    private static readonly TimeSpan SeenWithin = TimeSpan.FromSeconds(30);

    [ClusterFact]
    public async Task After_helm_install_a_bad_pod_is_rejected_where_the_label_says_so_and_warned_of_elsewhere()
    {
        var cluster = await TestCluster.Shared;
        await using var release = await ChartRelease.Install(cluster);
        await using var enforced = await cluster.Namespace("enforced", new Dictionary<string, string>(StringComparer.Ordinal) { ["pyops.dev/mode"] = "enforce" });
        await using var plain = await cluster.Namespace("plain");

        // --wait has waited for the certificate, so the first pod is answered already. Only the API server's own view of a namespace is not that quick.
        var rejected = await Wait.Until(() => Run(cluster, enforced.Name), result => result.ExitCode != 0, SeenWithin, "the new namespace to be seen");
        Assert.Contains("""spec.containers[0].image (container "web"): "nginx:latest" is whatever latest is today""", rejected.Error, StringComparison.Ordinal);
        Assert.Contains("[image-tag]", rejected.Error, StringComparison.Ordinal);
        Assert.Contains("[non-root]", rejected.Error, StringComparison.Ordinal);

        var warned = (await Run(cluster, plain.Name)).OrThrow("kubectl run");
        foreach (var line in rejected.Error.Split('\n').Where(line => line.EndsWith(']') && line.StartsWith("spec.", StringComparison.Ordinal)))
            Assert.Contains($"Warning: {line}", warned.Error, StringComparison.Ordinal);
    }

    [ClusterFact]
    public async Task The_operator_works_in_its_pod_and_services_and_CRDs_outlive_the_release()
    {
        var cluster = await TestCluster.Shared;
        await using var ns = await cluster.Namespace("outlives");
        await using (await ChartRelease.Install(cluster))
        {
            const string service = "apiVersion: pyops.dev/v1alpha1\nkind: PythonService\nmetadata: {name: shop}\n"
                + "spec: {image: \"registry.example.com/web/shop:1.0.0\", replicas: 0}\n";
            (await cluster.Kubectl(["apply", "-n", ns.Name, "-f", "-"], service)).OrThrow("kubectl apply");
            await Wait.Until(async () => await HasDeployment(cluster, ns.Name), SeenWithin, "the Deployment");
        }
        Assert.True(await HasDeployment(cluster, ns.Name));
        (await cluster.Kubectl(["get", "pysvc", "shop", "-n", ns.Name])).OrThrow("kubectl get pysvc");
    }

    private static Task<ToolResult> Run(TestCluster cluster, string ns) =>
        cluster.Kubectl(["run", "web", "--image=nginx:latest", "-n", ns, "--dry-run=server"]);

    private static async Task<bool> HasDeployment(TestCluster cluster, string ns) =>
        (await cluster.Client.AppsV1.ListNamespacedDeploymentAsync(ns)).Items.Count == 1;
}
