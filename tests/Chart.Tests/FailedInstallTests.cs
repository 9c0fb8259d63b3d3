using k8s;
using PyOps.Cluster;

namespace PyOps.Chart.Tests;

/// <summary>A definition that the server refuses, as one that costs too much is by a newer one.</summary>
[Collection(nameof(LabelGuardTests))]
public class FailedInstallTests
{
    private static readonly string[] small = ["--set", "admission.enabled=false,operator.replicas=1,operator.resources.requests.cpu=10m"];

    [ClusterFact]
    public async Task An_install_that_fails_by_a_definition_leaves_nothing_that_runs_and_the_next_one_goes_on()
    {
        var cluster = await TestCluster.Shared;
        // The pods of a release that another test has taken away may still be ending.
        await Wait.Until(
            async () => (await cluster.Client.CoreV1.ListNamespacedPodAsync(ChartRelease.Namespace)).Items.Count == 0,
            TimeSpan.FromMinutes(2), "no pods in the release's namespace");
        using var broken = await Broken(cluster);
        var (release, failed) = await ChartRelease.Try(cluster, broken, small);
        await using (release)
        {
            Assert.NotEqual(0, failed.ExitCode);
            Assert.Contains("runtimepolicytrials.trial.pyops.dev\" is invalid", failed.Error, StringComparison.Ordinal);
            Assert.Contains("nonsense", failed.Error, StringComparison.Ordinal);
            Assert.Empty((await cluster.Client.AppsV1.ListNamespacedDeploymentAsync(ChartRelease.Namespace)).Items);
            Assert.Empty((await cluster.Client.CoreV1.ListNamespacedPodAsync(ChartRelease.Namespace)).Items);
            Assert.DoesNotContain(
                "pyops",
                (await cluster.Kubectl(["get", "serviceaccounts", "-n", ChartRelease.Namespace, "-o", "name"])).Output,
                StringComparison.Ordinal);

            using var good = await ChartCopy.For(cluster);
            await release.Upgrade(good, small);

            Assert.Equal(1, (await Operator(cluster)).Status.ReadyReplicas);
            Assert.Empty(await Trials(cluster));
        }
    }

    [ClusterFact]
    public async Task An_upgrade_that_fails_by_a_definition_leaves_what_runs_as_it_is()
    {
        var cluster = await TestCluster.Shared;
        using var broken = await Broken(cluster);
        await using var release = await ChartRelease.Install(cluster, small);
        var before = await Operator(cluster);

        var failed = await Assert.ThrowsAsync<InvalidOperationException>(
            () => release.Upgrade(broken, [.. small, "--set", "operator.workers=3"]));

        Assert.Contains("runtimepolicytrials.trial.pyops.dev", failed.Message, StringComparison.Ordinal);
        Assert.Equal(before.Metadata.Generation, (await Operator(cluster)).Metadata.Generation);
        using var good = await ChartCopy.For(cluster);
        await release.Upgrade(good, small);
        Assert.Empty(await Trials(cluster));
    }

    private static async Task<ChartCopy> Broken(TestCluster cluster)
    {
        var chart = await ChartCopy.For(cluster);
        var file = Path.Combine(chart.Folder, "files", "crds", "runtimepolicies.yaml");
        var text = await File.ReadAllTextAsync(file);
        Assert.Contains("type: object", text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, text.Replace("type: object", "type: nonsense", StringComparison.Ordinal));
        return chart;
    }

    private static Task<k8s.Models.V1Deployment> Operator(TestCluster cluster) =>
        cluster.Client.AppsV1.ReadNamespacedDeploymentAsync("pyops-operator", ChartRelease.Namespace);

    private static async Task<IEnumerable<string>> Trials(TestCluster cluster) =>
        (await cluster.Client.ApiextensionsV1.ListCustomResourceDefinitionAsync()).Items
        .Where(definition => definition.Metadata.DeletionTimestamp is null && definition.Spec.Group == "trial.pyops.dev")
        .Select(definition => definition.Metadata.Name);
}
