using k8s;
using PyOps.Cluster;
using PyOps.Crds;
using PyOps.EndToEnd.Support;

namespace PyOps.EndToEnd;

/// <summary>The cluster itself fails; these tests run alone, because everybody feels it.</summary>
[CollectionDefinition(nameof(ClusterFaultTests), DisableParallelization = true)]
[Collection(nameof(ClusterFaultTests))]
public class ClusterFaultTests
{
    [ClusterTheory]
    [InlineData("kube-apiserver")]
    [InlineData("etcd")]
    public async Task The_operator_outlives_a_restart_of_the_control_plane_and_loses_nothing(string component)
    {
        var cluster = await TestCluster.Shared;
        await using var ns = await cluster.Namespace("fault");
        var services = new Services(cluster, ns.Name);
        var fleet = new Fleet(cluster, ns.Name, size: 5);
        // A busy machine may need longer for the restart than leadership lasts by default.
        await using var instance = await OperatorInstance.Start(cluster, ns.Name, "--lease-seconds", "60");
        await fleet.Create();
        await fleet.Arrive(0, TimeSpan.FromMinutes(1));

        await cluster.Component(ComponentAction.Restart, component);
        await Wait.Until(async () => await services.Get("shop-0"), TimeSpan.FromMinutes(1), "the API server to answer again");
        await Retry(() => services.CreateWithoutPods("after"));
        await Retry(() => fleet.ChangeTo(1));

        // Not until Ready: Kubernetes' own controllers come back at their own pace.
        await fleet.Applied(1, TimeSpan.FromMinutes(1));
        await Wait.Until(() => services.Deployment("after"), TimeSpan.FromMinutes(1), "the new service's Deployment");
        Assert.False(instance.HasExited);
        Assert.Empty(await fleet.AppliedOtherThan(times: 2));
    }

    [ClusterFact]
    public async Task A_namespace_that_is_deleted_with_its_services_and_made_again_has_them_again_and_disturbs_nobody()
    {
        var cluster = await TestCluster.Shared;
        await using var ns = await cluster.Namespace("stays");
        var going = await cluster.Namespace("goes");
        var services = new Services(cluster, going.Name);
        await using var instance = await OperatorInstance.Start(cluster, ns.Name, "--watch-namespace", going.Name);
        for (var i = 0; i < 10; i++)
            await services.CreateWithoutPods($"shop-{i}");
        await services.Until("shop-9", Reasons.ScaledToZero);

        await going.DisposeAsync();
        await Wait.Until(
            async () => (await cluster.Kubectl(["get", "namespace", going.Name])).ExitCode != 0,
            TimeSpan.FromMinutes(2), "the namespace to be gone");

        (await cluster.Kubectl(["create", "namespace", going.Name])).OrThrow("kubectl create namespace");
        for (var i = 0; i < 10; i++)
            await services.CreateWithoutPods($"shop-{i}");
        for (var i = 0; i < 10; i++)
            await services.Until($"shop-{i}", Reasons.ScaledToZero);
        await cluster.Client.CoreV1.DeleteNamespaceAsync(going.Name);

        var others = new Services(cluster, ns.Name);
        await others.CreateWithoutPods("other");
        await others.Until("other", Reasons.ScaledToZero);
        Assert.Equal(System.Net.HttpStatusCode.OK, await instance.Answer("/livez"));
        Assert.Equal(0, await instance.Metric("pyops_controller_queue_depth{controller=\"pythonservice\"}"));
    }

    // The server answers the first request after its restart before it answers all.
    private static Task Retry(Func<Task> act) => Wait.Until(
        async () =>
        {
            await act();
            return true;
        },
        TimeSpan.FromMinutes(1), "a write after the restart");
}
