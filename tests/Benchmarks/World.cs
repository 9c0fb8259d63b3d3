using k8s;
using k8s.Models;
using PyOps.Crds;
using PyOps.EndToEnd.Support;

namespace PyOps.Benchmarks;

/// <summary>PythonServices of one namespace, none of which wants a pod.</summary>
internal sealed class World(Rig rig, string ns)
{
    private readonly Services services = new(rig.Cluster, ns);

    public string Namespace => ns;

    public static string Name(int i) => $"shop-{i}";

    /// <summary>
    /// Creates them; from <paramref name="workers"/> on without a Service, of which the cluster has addresses for some 4,000.
    /// </summary>
    public Task Create(int count, int workers = int.MaxValue) => Rig.Each(count, i => services.CreateWithoutPods(Name(i), spec =>
    {
        spec.Health = new HealthSpec { Path = "/healthz" };
        if (i >= workers)
            (spec.Type, spec.Health) = (ServiceTypes.Worker, null);
    }));

    /// <summary>Takes away all that an operator did, so that the same work can be done again to the same objects.</summary>
    public async Task Reset(int count)
    {
        await rig.Client.AppsV1.DeleteCollectionNamespacedDeploymentAsync(namespaceParameter: ns, propagationPolicy: "Background");
        await rig.Client.AppsV1.DeleteCollectionNamespacedControllerRevisionAsync(namespaceParameter: ns);
        await rig.Client.EventsV1.DeleteCollectionNamespacedEventAsync(namespaceParameter: ns);
        using var plain = await ApiClient.Open(rig, "pyops-reset");
        await Rig.Each(count, async i =>
        {
            // The typed client cannot read the answer, which is a Status.
            using var deleted = await plain.DeleteAsync(new Uri($"api/v1/namespaces/{ns}/services/{Name(i)}", UriKind.Relative));
            deleted.EnsureSuccessStatusCode();
            await rig.Client.CustomObjects.PatchNamespacedCustomObjectStatusAsync<PythonService>(
                body: new V1Patch("""[{"op":"remove","path":"/status"}]""", V1Patch.PatchType.JsonPatch),
                group: ApiNames.Group, version: ApiNames.Version,
                namespaceParameter: ns, plural: PythonService.PluralName, name: Name(i));
        });
    }
}
