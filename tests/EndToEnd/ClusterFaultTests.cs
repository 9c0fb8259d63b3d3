using PyOps.Cluster;
using PyOps.Crds;
using PyOps.EndToEnd.Support;

namespace PyOps.EndToEnd;

/// <summary>The cluster itself fails; these tests run alone, because everybody feels it.</summary>
[CollectionDefinition(nameof(ClusterFaultTests), DisableParallelization = true)]
[Collection(nameof(ClusterFaultTests))]
public class ClusterFaultTests
{
    [ClusterFact]
    public async Task The_operator_outlives_a_restart_of_the_API_server_and_loses_nothing()
    {
        var cluster = await TestCluster.Shared;
        await using var ns = await cluster.Namespace("fault");
        var services = new Services(cluster, ns.Name);
        await using var instance = await OperatorInstance.Start(cluster, ns.Name);
        await services.CreateWithoutPods("before");
        await services.Until("before", Reasons.ScaledToZero);

        await cluster.Component(ComponentAction.Restart, "kube-apiserver");
        await Wait.Until(async () => await services.Get("before"), TimeSpan.FromMinutes(1), "the API server to answer again");
        await services.CreateWithoutPods("after");
        await services.Patch("before", """{"spec":{"image":"registry.example.com/web/shop:2.0.0"}}""");

        // Not until Ready: Kubernetes' own controllers come back at their own pace.
        await Wait.Until(() => services.Deployment("after"), TimeSpan.FromMinutes(1), "the new service's Deployment");
        await Wait.Until(
            () => services.Deployment("before"), d => d!.Spec.Template.Spec.Containers[0].Image.EndsWith(":2.0.0", StringComparison.Ordinal),
            TimeSpan.FromMinutes(1), "the change to arrive");
        Assert.False(instance.HasExited);
    }

    [ClusterFact]
    public async Task A_namespace_that_is_deleted_with_its_services_disturbs_nobody()
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
            async () => (await cluster.Kubectl(["get", "namespace", going.Name])).ExitCode != 0, TimeSpan.FromMinutes(2), "the namespace to be gone");

        var others = new Services(cluster, ns.Name);
        await others.CreateWithoutPods("other");
        await others.Until("other", Reasons.ScaledToZero);
        Assert.Equal(System.Net.HttpStatusCode.OK, await instance.Answer("/livez"));
        Assert.Equal(0, await instance.Metric("pyops_controller_queue_depth{controller=\"pythonservice\"}"));
    }
}
