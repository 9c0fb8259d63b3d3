using k8s;
using PyOps.Cluster;

namespace PyOps.Chart.Tests;

/// <summary>A release and what remains of it. What admission does is seen in tests/Admission.</summary>
[Collection(nameof(LabelGuardTests))]
public class InstallTests
{
    private static readonly TimeSpan SeenWithin = TimeSpan.FromSeconds(30);

    [ClusterFact]
    public async Task The_operator_works_in_its_pod_and_services_and_CRDs_outlive_the_release()
    {
        var cluster = await TestCluster.Shared;
        await using var ns = await cluster.Namespace("outlives");
        await using (await ChartRelease.Install(cluster, "--set", "admission.enabled=false"))
        {
            const string service = "apiVersion: pyops.dev/v1alpha1\nkind: PythonService\nmetadata: {name: shop}\n"
                + "spec: {image: \"registry.example.com/web/shop:1.0.0\", replicas: 0}\n";
            (await cluster.Kubectl(["apply", "-n", ns.Name, "-f", "-"], service)).OrThrow("kubectl apply");
            await Wait.Until(async () => await HasDeployment(cluster, ns.Name), SeenWithin, "the Deployment");
        }
        Assert.True(await HasDeployment(cluster, ns.Name));
        (await cluster.Kubectl(["get", "pysvc", "shop", "-n", ns.Name])).OrThrow("kubectl get pysvc");
    }

    private static async Task<bool> HasDeployment(TestCluster cluster, string ns) =>
        (await cluster.Client.AppsV1.ListNamespacedDeploymentAsync(ns)).Items.Count == 1;
}
