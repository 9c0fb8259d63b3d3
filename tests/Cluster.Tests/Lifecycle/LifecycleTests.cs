using k8s;

namespace PyOps.Cluster.Tests.Lifecycle;

/// <summary>hack/cluster itself: starts that are killed, two at once, and what is left when they are ended.</summary>
[Collection(nameof(Faults))]
public class LifecycleTests
{
    [ClusterFact]
    public async Task Starts_that_are_killed_half_way_are_begun_again_two_run_side_by_side_and_nothing_is_left()
    {
        Skip.If(!(await TestCluster.Shared).IsOfHackCluster, "needs hack/cluster");
        var (one, two) = (new Instance("test-one"), new Instance("test-two"));
        await one.Down();
        var before = await MachineSettings.Read();

        await one.UpUntil("settings");
        await one.UpUntil("init.pid");
        await one.UpUntil(Path.Combine("control", "etcd.pid"));
        var environments = await Task.WhenAll(one.Up(), two.Up());

        foreach (var environment in environments)
        {
            using var client = new Kubernetes(KubernetesClientConfiguration.BuildConfigFromConfigFile(environment["KUBECONFIG"]));
            Assert.Single((await client.CoreV1.ListNodeAsync()).Items);
        }
        var links = one.Interfaces().Concat(two.Interfaces()).ToList();
        Assert.Equal(2, links.Count);
        Assert.Equal(before, await MachineSettings.Read());

        await Task.WhenAll(one.Down(), two.Down());

        Assert.Empty(await one.Traces());
        Assert.Empty(await two.Traces());
        foreach (var link in links)
            Assert.Empty(await MachineSettings.Of(link));
        Assert.Equal(before, await MachineSettings.Read());
    }
}
