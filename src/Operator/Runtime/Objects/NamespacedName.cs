using k8s;
using k8s.Models;

namespace PyOps.Operator.Runtime.Objects;

/// <summary>What identifies an object of a kind: the only key in stores and queues.</summary>
/// <param name="Namespace">Namespace, empty for a cluster-scoped object.</param>
/// <param name="Name">Name within the namespace.</param>
internal readonly record struct NamespacedName(string Namespace, string Name)
{
    /// <summary>The key of an object that has come from the API.</summary>
    public static NamespacedName Of(IKubernetesObject<V1ObjectMeta> value) =>
        new(value.Metadata.NamespaceProperty ?? string.Empty, value.Metadata.Name);

    /// <summary><c>namespace/name</c>, or <c>name</c> for a cluster-scoped object.</summary>
    public override string ToString() => string.IsNullOrEmpty(Namespace) ? Name : $"{Namespace}/{Name}";
}
