using k8s;
using k8s.Models;
using PyOps.Operator.Runtime.Objects;

namespace PyOps.Operator.Runtime.Caching;

/// <summary>Objects by key and by index. Safe for use by many threads; objects are shared, so nobody may change them.</summary>
internal sealed class ObjectStore<T>(Func<T, IEnumerable<string>>? index)
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    private readonly Lock gate = new();
    private readonly Dictionary<NamespacedName, Kept> objects = [];
    private readonly Dictionary<string, long> bytes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<NamespacedName, T>> indexed = new(StringComparer.Ordinal);

    /// <summary>The object, or null.</summary>
    public T? Get(NamespacedName key)
    {
        lock (gate)
            return objects.GetValueOrDefault(key).Value;
    }

    /// <summary>The objects of a namespace, or of all when it is null, in no particular order.</summary>
    public IReadOnlyList<T> List(string? ns)
    {
        lock (gate)
            return [.. objects.Where(entry => Within(entry.Key, ns)).Select(entry => entry.Value.Value)];
    }

    /// <summary>Bytes of the objects as JSON, as they came, by namespace.</summary>
    public IReadOnlyDictionary<string, long> Bytes()
    {
        lock (gate)
            return new Dictionary<string, long>(bytes, StringComparer.Ordinal);
    }

    /// <summary>The keys of a namespace, or of all when it is null.</summary>
    public IReadOnlyList<NamespacedName> Keys(string? ns)
    {
        lock (gate)
            return [.. objects.Keys.Where(key => Within(key, ns))];
    }

    /// <summary>The objects that the index files under a key.</summary>
    public IReadOnlyList<T> ByIndex(string indexKey)
    {
        lock (gate)
            return indexed.TryGetValue(indexKey, out var found) ? [.. found.Values] : [];
    }

    /// <summary>Keeps an object and returns the one it replaces. When the index throws, nothing has changed.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="value">The object.</param>
    /// <param name="size">Bytes of it as JSON, as it came.</param>
    public T? Put(NamespacedName key, T value, int size)
    {
        var indexKeys = IndexKeys(value);
        lock (gate)
        {
            var old = Take(key);
            objects[key] = new(value, size);
            bytes[key.Namespace] = bytes.GetValueOrDefault(key.Namespace) + size;
            foreach (var indexKey in indexKeys)
            {
                if (!indexed.TryGetValue(indexKey, out var entries))
                    indexed[indexKey] = entries = [];
                entries[key] = value;
            }

            return old;
        }
    }

    /// <summary>Forgets an object and returns it, or null when it was not there.</summary>
    public T? Remove(NamespacedName key)
    {
        lock (gate)
            return Take(key);
    }

    private static bool Within(NamespacedName key, string? ns) => ns is null || string.Equals(key.Namespace, ns, StringComparison.Ordinal);

    private T? Take(NamespacedName key)
    {
        if (!objects.Remove(key, out var kept))
            return null;
        if ((bytes[key.Namespace] -= kept.Size) == 0)
            bytes.Remove(key.Namespace);
        foreach (var indexKey in IndexKeys(kept.Value))
        {
            if (indexed.TryGetValue(indexKey, out var entries) && entries.Remove(key) && entries.Count == 0)
                indexed.Remove(indexKey);
        }

        return kept.Value;
    }

    private string[] IndexKeys(T value) => index is null ? [] : [.. index(value)];

    private readonly record struct Kept(T Value, int Size);
}
