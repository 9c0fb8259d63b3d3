using System.Threading.Channels;
using PyOps.Operator.Runtime.Objects;

namespace PyOps.Operator.Runtime.Queueing;

/// <summary>
/// The keys that wait to be reconciled. A key is queued once however often it is added; a key that is being worked on is handed to nobody
/// else, and comes back after <see cref="Done"/> when it was added meanwhile. No key is ever dropped. Thread-safe.
/// </summary>
/// <param name="time">Clock and timers.</param>
/// <param name="waited">Told, at each take, how long the key had been waiting; null when nobody measures.</param>
internal sealed class WorkQueue(TimeProvider time, Action<TimeSpan>? waited = null)
{
    /// <summary>
    /// The longest that <see cref="AddAfter"/> waits; a key due later comes early, which a level-triggered reconcile does not mind.
    /// </summary>
    public static readonly TimeSpan LongestDelay = TimeSpan.FromDays(1);

    private readonly Lock gate = new();
    private readonly Channel<NamespacedName> ready = Channel.CreateUnbounded<NamespacedName>();

    /// <summary>
    /// Keys that want work and when they were added; those that are also in <see cref="working"/> are not in <see cref="ready"/>.
    /// </summary>
    private readonly Dictionary<NamespacedName, long> wanted = [];
    private readonly HashSet<NamespacedName> working = [];
    private readonly Dictionary<NamespacedName, DelayedKey> delayed = [];
    private readonly Dictionary<NamespacedName, int> failures = [];
    private long adds;
    private long retries;

    /// <summary>Keys that wait for a worker now; not those whose delay has not passed.</summary>
    public int Depth => ready.Reader.Count;

    /// <summary>Keys queued so far; a key that was queued already does not count again.</summary>
    public long Adds => Interlocked.Read(ref adds);

    /// <summary>Calls of <see cref="AddRateLimited"/> so far.</summary>
    public long Retries => Interlocked.Read(ref retries);

    /// <summary>Keys of which anything is remembered: waiting, worked on, delayed or failing.</summary>
    public int Remembered
    {
        get
        {
            lock (gate)
                return wanted.Keys.Union(working).Union(delayed.Keys).Union(failures.Keys).Count();
        }
    }

    /// <summary>Queues the key now.</summary>
    public void Add(NamespacedName key)
    {
        lock (gate)
        {
            if (!wanted.TryAdd(key, time.GetTimestamp()))
                return;
            Interlocked.Increment(ref adds);
            if (!working.Contains(key))
                ready.Writer.TryWrite(key);
        }
    }

    /// <summary>Queues the key when the delay has passed. Of several delays of one key the soonest counts.</summary>
    /// <param name="key">The key.</param>
    /// <param name="delay">Zero or less means now; more than <see cref="LongestDelay"/> is shortened to it.</param>
    public void AddAfter(NamespacedName key, TimeSpan delay)
    {
        if (delay <= TimeSpan.Zero)
        {
            Add(key);
            return;
        }

        delay = delay < LongestDelay ? delay : LongestDelay;
        var due = time.GetUtcNow() + delay;
        lock (gate)
        {
            if (delayed.TryGetValue(key, out var existing))
            {
                if (existing.Due <= due)
                    return;
                existing.Timer?.Dispose();
            }

            var entry = new DelayedKey(key, due);
            delayed[key] = entry;
            entry.Timer = time.CreateTimer(AddDelayed, entry, delay, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>
    /// Queues the key after a delay that grows with its failures in a row (<see cref="RetryDelay"/>) until <see cref="Forget"/>.
    /// </summary>
    public void AddRateLimited(NamespacedName key)
    {
        int failed;
        lock (gate)
        {
            failed = failures.GetValueOrDefault(key);
            failures[key] = failed + 1;
        }

        Interlocked.Increment(ref retries);
        AddAfter(key, RetryDelay.After(failed, Random.Shared.NextDouble()));
    }

    /// <summary>Ends the run of failures of the key: the next <see cref="AddRateLimited"/> starts with the shortest delay.</summary>
    public void Forget(NamespacedName key)
    {
        lock (gate)
            failures.Remove(key);
    }

    /// <summary>Waits for a key and hands it to the caller alone, who must call <see cref="Done"/> with it.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; no key was taken.</exception>
    public async ValueTask<NamespacedName> TakeAsync(CancellationToken cancellation)
    {
        var key = await ready.Reader.ReadAsync(cancellation);
        long added;
        lock (gate)
        {
            wanted.Remove(key, out added);
            working.Add(key);
        }

        waited?.Invoke(time.GetElapsedTime(added));
        return key;
    }

    /// <summary>Ends the work on a key that was taken, and queues it again when it was added meanwhile.</summary>
    public void Done(NamespacedName key)
    {
        lock (gate)
        {
            working.Remove(key);
            if (wanted.ContainsKey(key))
                ready.Writer.TryWrite(key);
        }
    }

    private void AddDelayed(object? state)
    {
        var entry = (DelayedKey)state!;
        lock (gate)
        {
            // A timer that was replaced by a sooner one may fire all the same.
            if (!delayed.TryGetValue(entry.Key, out var current) || !ReferenceEquals(current, entry))
                return;
            delayed.Remove(entry.Key);
            entry.Timer?.Dispose();
        }

        Add(entry.Key);
    }

    private sealed record DelayedKey(NamespacedName Key, DateTimeOffset Due)
    {
        public ITimer? Timer { get; set; }
    }
}
