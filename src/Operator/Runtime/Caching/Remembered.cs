using System.Collections.Concurrent;
using PyOps.Operator.Runtime.Objects;

namespace PyOps.Operator.Runtime.Caching;

/// <summary>
/// What was last worked out for each object, and from what: a reconcile is about an unchanged spec nearly always. Thread-safe.
/// </summary>
/// <typeparam name="TFrom">All that the value follows from.</typeparam>
/// <typeparam name="TValue">The value.</typeparam>
internal sealed class Remembered<TFrom, TValue>
    where TFrom : struct, IEquatable<TFrom>
{
    /// <summary>Forgetting costs one computation an object; those that were deleted are forgotten by it.</summary>
    private const int Most = 20_000;

    private readonly ConcurrentDictionary<NamespacedName, (TFrom From, TValue Value)> known = [];

    /// <summary>The value that follows from this, worked out when the last one followed from something else.</summary>
    public TValue Of(NamespacedName key, TFrom from, Func<TValue> make)
    {
        if (known.TryGetValue(key, out var last) && last.From.Equals(from))
            return last.Value;
        if (known.Count >= Most)
            known.Clear();
        var value = make();
        known[key] = (from, value);
        return value;
    }
}
