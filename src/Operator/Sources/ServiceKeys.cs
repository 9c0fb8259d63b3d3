using k8s;
using k8s.Models;
using PyOps.Crds;
using PyOps.Operator.Runtime.Objects;

namespace PyOps.Operator.Sources;

/// <summary>The PythonService that an object concerns.</summary>
internal static class ServiceKeys
{
    /// <summary>The one of the object's own name.</summary>
    public static IEnumerable<NamespacedName> Named(IKubernetesObject<V1ObjectMeta> item) => [NamespacedName.Of(item)];

    /// <summary>The one that the object's label names; none without the label.</summary>
    public static IEnumerable<NamespacedName> Labelled(IKubernetesObject<V1ObjectMeta> item) =>
        item.Metadata.Labels?.TryGetValue(ApiNames.ServiceLabel, out var service) is true
            ? [new(item.Metadata.NamespaceProperty, service)]
            : [];

    /// <summary>The one whose image a service runs; null for a service that names an image itself.</summary>
    public static NamespacedName? Followed(PythonService service) =>
        service.Spec?.ImageFrom?.Service is { } followed ? new(service.Metadata.NamespaceProperty, followed) : null;

    /// <summary>The one that the label names, for the index of a store.</summary>
    public static IEnumerable<string> Index(IKubernetesObject<V1ObjectMeta> item) => Labelled(item).Select(key => key.ToString());
}
