using k8s;
using k8s.Models;
using PyOps.Operator.Runtime.Caching;
using PyOps.Operator.Runtime.Objects;
using PyOps.Operator.Runtime.Queueing;

namespace PyOps.Operator.Runtime.Managing;

/// <summary>Is told, in a controller's own folder, what the controller reads, what wakes it, and what it does.</summary>
/// <param name="sources">Where the informers are.</param>
/// <param name="queue">The controller's own work queue.</param>
internal sealed class ControllerBuilder(SourceRegistry sources, WorkQueue queue)
{
    private readonly HashSet<Watched> read = [];
    private readonly List<Func<IEnumerable<NamespacedName>>> present = [];
    private volatile bool works;

    /// <summary>What the controller waits for before it works: it would take for missing what it has not seen yet.</summary>
    public IReadOnlyCollection<Watched> Read => read;

    /// <summary>What it does, once told.</summary>
    public Reconciler? Reconciler { get; private set; }

    /// <summary>Keys that it works on at the same time.</summary>
    public int Workers { get; private set; }

    /// <summary>Reads a source, whose changes alone are no reason to work.</summary>
    public Informer<T> Reads<T>(Source<T> source)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var (informer, watched) = sources.Open(source);
        read.Add(watched);
        return informer;
    }

    /// <summary>Reads a source, and reconciles whenever an object of it changes.</summary>
    /// <param name="source">The source.</param>
    /// <param name="keys">The keys that an object concerns; of one that changes hands those of the old state and those of the new.</param>
    public Informer<T> WokenBy<T>(Source<T> source, Func<T, IEnumerable<NamespacedName>> keys)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var informer = Reads(source);
        informer.OnChange((old, current) =>
        {
            // A standby would collect keys for ever; it finds them in the stores when it leads.
            foreach (var key in works ? new[] { old, current }.OfType<T>().SelectMany(keys) : [])
                queue.Add(key);
        });
        present.Add(() => informer.List().SelectMany(keys));
        return informer;
    }

    /// <summary>Reconciles this key from the start, because no source tells of an object that was never there.</summary>
    public void StartsWith(NamespacedName key) => present.Add(() => [key]);

    /// <summary>Begins to take keys, first those of all that is there. To be called when the sources are in sync.</summary>
    public void Begin()
    {
        works = true;
        foreach (var key in present.SelectMany(keys => keys()))
            queue.Add(key);
    }

    /// <summary>Says what it does, and how much of it at the same time.</summary>
    public void Reconciles(Reconciler reconciler, int workers) => (Reconciler, Workers) = (reconciler, workers);
}
