using System.Text.Json.Nodes;
using k8s;
using k8s.Autorest;
using k8s.Models;
using PyOps.Cluster;
using PyOps.Crds;

namespace PyOps.EndToEnd.Support;

/// <summary>Makes and looks at PythonServices of one namespace.</summary>
internal sealed class Services(TestCluster cluster, string ns)
{
    private static readonly TimeSpan podsDeadline = TimeSpan.FromMinutes(3);

    /// <summary>Creates a service; requests are tiny, because the test machine is.</summary>
    public Task<PythonService> Create(string name, string image, Action<PythonServiceSpec>? change = null)
    {
        var service = new PythonService
        {
            Metadata = new V1ObjectMeta { Name = name, NamespaceProperty = ns },
            Spec = new PythonServiceSpec
            {
                Image = image,
                Replicas = 1,
                Resources = new V1ResourceRequirements
                {
                    Requests = new Dictionary<string, ResourceQuantity>(StringComparer.Ordinal) { ["cpu"] = "1m", ["memory"] = "8Mi" },
                },
            },
        };
        change?.Invoke(service.Spec);
        return Create(service);
    }

    /// <summary>Creates a service as it is given.</summary>
    public Task<PythonService> Create(PythonService service) =>
        cluster.Client.CustomObjects.CreateNamespacedCustomObjectAsync<PythonService>(
            body: service, group: ApiNames.Group, version: ApiNames.Version, namespaceParameter: ns, plural: PythonService.PluralName);

    /// <summary>A service whose Deployment has no pods: for everything that needs none.</summary>
    public Task<PythonService> CreateWithoutPods(string name, Action<PythonServiceSpec>? change = null) => Create(
        name, "registry.example.com/web/shop:1.0.0", spec =>
        {
            spec.Replicas = 0;
            change?.Invoke(spec);
        });

    public Task<PythonService> Get(string name) => cluster.Client.CustomObjects.GetNamespacedCustomObjectAsync<PythonService>(
        group: ApiNames.Group, version: ApiNames.Version, namespaceParameter: ns, plural: PythonService.PluralName, name: name);

    /// <summary>Gives a service this spec in the place of the one that it has.</summary>
    public Task Put(string name, JsonObject spec)
    {
        var replace = new JsonObject { ["op"] = "replace", ["path"] = "/spec", ["value"] = spec.DeepClone() };
        return cluster.Client.CustomObjects.PatchNamespacedCustomObjectAsync<PythonService>(
            body: new V1Patch(new JsonArray(replace).ToJsonString(), V1Patch.PatchType.JsonPatch), group: ApiNames.Group,
            version: ApiNames.Version, namespaceParameter: ns, plural: PythonService.PluralName, name: name);
    }

    /// <summary>Waits as <c>kubectl wait --for=condition=Ready</c> does, and returns what it has seen then.</summary>
    public Task<PythonService> UntilReady(string name, TimeSpan? deadline = null) => Wait.Until(
        () => Get(name),
        service => Ready(service) is { Status: "True" } ready && ready.ObservedGeneration >= service.Metadata.Generation,
        deadline ?? podsDeadline, $"PythonService {name} to be Ready");

    public Task Patch(string name, string mergePatch) => cluster.Client.CustomObjects.PatchNamespacedCustomObjectAsync<PythonService>(
        body: new V1Patch(mergePatch, V1Patch.PatchType.MergePatch), group: ApiNames.Group, version: ApiNames.Version,
        namespaceParameter: ns, plural: PythonService.PluralName, name: name);

    public Task Delete(string name) => cluster.Client.CustomObjects.DeleteNamespacedCustomObjectAsync(
        group: ApiNames.Group, version: ApiNames.Version, namespaceParameter: ns, plural: PythonService.PluralName, name: name);

    /// <summary>Waits until Ready speaks of the newest spec and has this reason.</summary>
    public Task<PythonService> Until(string name, string reason, TimeSpan? deadline = null) => Wait.Until(
        () => Get(name),
        service => Ready(service) is { } ready && ready.ObservedGeneration == service.Metadata.Generation && ready.Reason == reason,
        deadline ?? podsDeadline,
        $"PythonService {name} to be {reason}");

    public static V1Condition? Ready(PythonService service) => Condition(service, ConditionTypes.Ready);

    public static V1Condition? Condition(PythonService service, string type) =>
        service.Status?.Conditions?.FirstOrDefault(condition => condition.Type == type);

    public async Task<V1Deployment?> Deployment(string name) =>
        await OrNull(() => cluster.Client.AppsV1.ReadNamespacedDeploymentAsync(name: name, namespaceParameter: ns));

    public async Task<V1Service?> Service(string name) =>
        await OrNull(() => cluster.Client.CoreV1.ReadNamespacedServiceAsync(name: name, namespaceParameter: ns));

    /// <summary>The ControllerRevisions of a service, the current one first.</summary>
    public async Task<IList<V1ControllerRevision>> Revisions(string name) =>
    [
        .. (await cluster.Client.AppsV1.ListNamespacedControllerRevisionAsync(
            namespaceParameter: ns, labelSelector: $"{ApiNames.ServiceLabel}={name}"))
            .Items.OrderByDescending(revision => revision.Revision),
    ];

    public async Task<IList<V1Pod>> Pods(string name) =>
        (await cluster.Client.CoreV1.ListNamespacedPodAsync(
            namespaceParameter: ns, labelSelector: $"{ApiNames.ServiceLabel}={name}")).Items;

    private static async Task<T?> OrNull<T>(Func<Task<T>> read)
        where T : class
    {
        try
        {
            return await read();
        }
        catch (HttpOperationException missing) when (missing.Response.StatusCode == System.Net.HttpStatusCode.NotFound)
        {
            return null;
        }
    }
}
