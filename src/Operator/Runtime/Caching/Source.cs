using k8s;
using k8s.Models;
using PyOps.Operator.Runtime.Objects;

namespace PyOps.Operator.Runtime.Caching;

/// <summary>
/// Where controllers get objects from: a kind with its selector and projection. Sources that
/// say the same are one informer, whoever reads them.
/// </summary>
/// <param name="Kind">What is read.</param>
/// <param name="Options">What of it is read and kept. Without namespaces: those that the operator looks after.</param>
internal sealed record Source<T>(ResourceKind Kind, InformerOptions<T> Options)
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    /// <summary>Its name in checks and metrics, for a second source of a kind; null for the kind's.</summary>
    public string? Name { get; init; }

    /// <summary>Whether both list and keep the same, so that one informer does for them.</summary>
    public bool IsSame(Source<T> other) =>
        Kind == other.Kind
        && Options.LabelSelector == other.Options.LabelSelector
        && Options.FieldSelector == other.Options.FieldSelector
        && Options.Project == other.Options.Project
        && Options.Namespaces.SequenceEqual(other.Options.Namespaces, StringComparer.Ordinal);

    /// <summary>Whether what one of them says beside that would be lost on the other.</summary>
    public bool Contradicts(Source<T> other) =>
        (Options.Index, Options.MayBeMissing, Options.KeepManagedFields)
        != (other.Options.Index, other.Options.MayBeMissing, other.Options.KeepManagedFields);
}
