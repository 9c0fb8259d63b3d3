using System.Net;
using k8s;
using k8s.Autorest;
using k8s.Models;
using PyOps.Cluster;
using PyOps.Operator.Runtime.Objects;

namespace PyOps.EndToEnd.Support;

/// <summary>Looks at, and disturbs, the companions of one kind in the bench's namespace.</summary>
internal sealed class Companion<T>(Bench bench)
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    private static readonly ResourceKind kind = ResourceKind.For<T>();
    private static readonly TimeSpan soon = TimeSpan.FromMinutes(3);

    public async Task<T?> Get(string name)
    {
        try
        {
            return await bench.Cluster.Client.CustomObjects.GetNamespacedCustomObjectAsync<T>(
                group: kind.Group, version: kind.Version, namespaceParameter: bench.Namespace, plural: kind.Plural, name: name);
        }
        catch (HttpOperationException missing) when (missing.Response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    public async Task<T> Until(string name, Func<T, bool> satisfied) =>
        (await Wait.Until(
            () => Get(name), found => found is not null && satisfied(found), soon, $"{kind.Kind} {name} to be as it should"))!;

    public Task UntilGone(string name) => Wait.Until(async () => await Get(name) is null, soon, $"{kind.Kind} {name} to be gone");

    public Task Patch(string name, string mergePatch) => Patch(name, mergePatch, V1Patch.PatchType.MergePatch);

    /// <summary>As kubectl patches what it knows: items of lists are merged by their keys.</summary>
    public Task Strategic(string name, string patch) => Patch(name, patch, V1Patch.PatchType.StrategicMergePatch);

    public Task Delete(string name) => bench.Cluster.Client.CustomObjects.DeleteNamespacedCustomObjectAsync(
        group: kind.Group, version: kind.Version, namespaceParameter: bench.Namespace, plural: kind.Plural, name: name);

    private Task Patch(string name, string patch, V1Patch.PatchType type) =>
        bench.Cluster.Client.CustomObjects.PatchNamespacedCustomObjectAsync<T>(
            body: new V1Patch(patch, type), group: kind.Group, version: kind.Version,
            namespaceParameter: bench.Namespace, plural: kind.Plural, name: name, fieldManager: "somebody");
}
