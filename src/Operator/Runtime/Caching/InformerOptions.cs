using k8s;
using k8s.Models;

namespace PyOps.Operator.Runtime.Caching;

/// <summary>What an <see cref="Informer{T}"/> reads and keeps.</summary>
internal sealed record InformerOptions<T>
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    /// <summary>
    /// Trims an object before it is kept; it may change its argument and return it. Name, namespace, uid and
    /// resourceVersion have to stay, and what <see cref="Index"/> reads.
    /// </summary>
    public Func<T, T>? Project { get; init; }

    /// <summary>Bytes of JSON above which only an object's header is kept (<see cref="LargeObject"/>); null for no such bound.</summary>
    public int? Largest { get; init; }

    /// <summary>Only objects with these labels; null for all.</summary>
    public string? LabelSelector { get; init; }

    /// <summary>Only objects with these fields, such as <c>metadata.name=pyops</c>; null for all.</summary>
    public string? FieldSelector { get; init; }

    /// <summary>Only these namespaces, by one list and watch each; empty for all.</summary>
    public IReadOnlyList<string> Namespaces { get; init; } = [];

    /// <summary>Keys under which <see cref="Informer{T}.ByIndex"/> finds an object.</summary>
    public Func<T, IEnumerable<string>>? Index { get; init; }

    /// <summary>
    /// Whether a server may not serve the kind at all, now or ever. While it does not, the store is in
    /// sync and empty, and it is asked again within 30 s.
    /// </summary>
    public bool MayBeMissing { get; init; }

    /// <summary>Keeps <c>metadata.managedFields</c>, which are otherwise dropped: they are half of an object.</summary>
    public bool KeepManagedFields { get; init; }
}
