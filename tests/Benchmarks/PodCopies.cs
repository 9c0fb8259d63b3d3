using System.Globalization;
using k8s;
using k8s.Models;
using PyOps.Crds;
using PyOps.EndToEnd.Support;

namespace PyOps.Benchmarks;

/// <summary>Pods that look as if they ran.</summary>
internal static class PodCopies
{
    /// <summary>A pod of a service that runs, as the API server has it.</summary>
    public static async Task<V1Pod> Model(Rig rig, string ns)
    {
        var services = new Services(rig.Cluster, ns);
        await services.Create("model", await rig.Cluster.Image("shop"), spec => spec.Health = new HealthSpec { Path = "/healthz" });
        await services.Until("model", Reasons.Running);
        return (await services.Pods("model")).Single();
    }

    /// <summary>Writes copies as pods of the world's services in turn.</summary>
    public static Task Write(Rig rig, World world, V1Pod model, int count, int services) => Rig.Each(count, async i =>
    {
        var pod = Copy(model, world.Namespace, World.Name(i % services), i);
        var status = pod.Status;
        await rig.Client.CoreV1.CreateNamespacedPodAsync(body: pod, namespaceParameter: world.Namespace);
        pod.Status = status;
        await rig.Client.CoreV1.PatchNamespacedPodStatusAsync(
            body: new V1Patch(KubernetesJson.Serialize(new V1Pod { Status = status }), V1Patch.PatchType.MergePatch),
            name: pod.Metadata.Name, namespaceParameter: world.Namespace);
    });

    private static V1Pod Copy(V1Pod model, string ns, string service, int i)
    {
        var pod = KubernetesJson.Deserialize<V1Pod>(KubernetesJson.Serialize(model));
        pod.Metadata = new V1ObjectMeta
        {
            Name = string.Create(CultureInfo.InvariantCulture, $"{service}-copy-{i}"),
            NamespaceProperty = ns,
            Labels = new Dictionary<string, string>(pod.Metadata.Labels, StringComparer.Ordinal) { [ApiNames.ServiceLabel] = service },
            Annotations = pod.Metadata.Annotations,
        };
        pod.Spec.NodeName = "nowhere";
        return pod;
    }
}
