using k8s;
using k8s.Models;

namespace PyOps.Cluster.Tests;

[Collection(nameof(Faults))]
public class ComponentTests
{
    [ClusterFact]
    public async Task A_stopped_component_stays_down_until_it_is_started()
    {
        var cluster = await TestCluster.Shared;
        await using var space = await cluster.Namespace("harness");
        var image = await cluster.Image("pause");

        await cluster.Component(ComponentAction.Stop, "kube-scheduler");
        try
        {
            await cluster.Client.CoreV1.CreateNamespacedPodAsync(Pod(image), space.Name);
            Assert.Null((await Read(cluster, space)).Spec.NodeName);
        }
        finally
        {
            await cluster.Component(ComponentAction.Start, "kube-scheduler");
        }

        await Wait.Until(
            () => Read(cluster, space), pod => pod.Spec.NodeName is not null, TimeSpan.FromMinutes(1), "the scheduler to find a node");
    }

    private static Task<V1Pod> Read(TestCluster cluster, TestNamespace space) =>
        cluster.Client.CoreV1.ReadNamespacedPodAsync("waiting", space.Name);

    private static V1Pod Pod(string image) => new()
    {
        Metadata = new V1ObjectMeta { Name = "waiting" },
        Spec = new V1PodSpec { Containers = [new V1Container { Name = "waiting", Image = image }] },
    };
}
