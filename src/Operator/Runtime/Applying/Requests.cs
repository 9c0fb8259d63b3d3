using k8s;
using k8s.Models;
using PyOps.Operator.Runtime.Objects;

namespace PyOps.Operator.Runtime.Applying;

/// <summary>One request each, to where the kind's objects are: in a namespace, or in none.</summary>
internal sealed class Requests(IKubernetes client)
{
    public Task<T> GetAsync<T>(ResourceKind kind, NamespacedName key, CancellationToken cancellation) => key.Namespace.Length == 0
        ? client.CustomObjects.GetClusterCustomObjectAsync<T>(
            group: kind.Group, version: kind.Version, plural: kind.Plural, name: key.Name, cancellationToken: cancellation)
        : client.CustomObjects.GetNamespacedCustomObjectAsync<T>(
            group: kind.Group, version: kind.Version, namespaceParameter: key.Namespace, plural: kind.Plural, name: key.Name,
            cancellationToken: cancellation);

    public Task<T> CreateAsync<T>(ResourceKind kind, T body, string manager, CancellationToken cancellation)
        where T : IKubernetesObject<V1ObjectMeta> => NamespacedName.Of(body) is { Namespace: { Length: > 0 } ns }
        ? client.CustomObjects.CreateNamespacedCustomObjectAsync<T>(
            body: body, group: kind.Group, version: kind.Version, namespaceParameter: ns, plural: kind.Plural,
            fieldManager: manager, fieldValidation: "Strict", cancellationToken: cancellation)
        : client.CustomObjects.CreateClusterCustomObjectAsync<T>(
            body: body, group: kind.Group, version: kind.Version, plural: kind.Plural,
            fieldManager: manager, fieldValidation: "Strict", cancellationToken: cancellation);

    public Task DeleteAsync(ResourceKind kind, NamespacedName key, V1DeleteOptions options, CancellationToken cancellation) =>
        key.Namespace.Length == 0
            ? client.CustomObjects.DeleteClusterCustomObjectAsync(
                group: kind.Group, version: kind.Version, plural: kind.Plural, name: key.Name, body: options,
                cancellationToken: cancellation)
            : client.CustomObjects.DeleteNamespacedCustomObjectAsync(
                group: kind.Group, version: kind.Version, namespaceParameter: key.Namespace, plural: kind.Plural, name: key.Name,
                body: options, cancellationToken: cancellation);

    public Task<KubernetesList<T>> ListAsync<T>(
        ResourceKind kind, string ns, string labelSelector, int limit, string? next, CancellationToken cancellation)
        where T : IKubernetesObject => ns.Length == 0
        ? client.CustomObjects.ListClusterCustomObjectAsync<KubernetesList<T>>(
            group: kind.Group, version: kind.Version, plural: kind.Plural, labelSelector: labelSelector, limit: limit,
            continueParameter: next,
            cancellationToken: cancellation)
        : client.CustomObjects.ListNamespacedCustomObjectAsync<KubernetesList<T>>(
            group: kind.Group, version: kind.Version, namespaceParameter: ns, plural: kind.Plural,
            labelSelector: labelSelector, limit: limit,
            continueParameter: next, cancellationToken: cancellation);
}
