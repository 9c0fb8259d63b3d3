using k8s;
using k8s.Models;
using PyOps.Client;
using PyOps.Operator.Runtime.Measuring;
using PyOps.Operator.Runtime.Supervising;

namespace PyOps.Operator.Runtime.Caching;

/// <summary>The process' informers. Each is there, listed and measured once, however many controllers read it.</summary>
/// <param name="connection">To the API server.</param>
/// <param name="namespaces">Namespaces that the operator looks after; empty for all.</param>
/// <param name="metrics">Where the informers show their numbers.</param>
/// <param name="time">Clock and timers.</param>
/// <param name="logs">Where they log.</param>
internal sealed class SourceRegistry(
    ApiConnection connection, IReadOnlyList<string> namespaces, OperatorMetrics metrics, TimeProvider time, ILoggerFactory logs)
{
    private readonly List<Opened> opened = [];

    /// <summary>Every informer, whatever its kind.</summary>
    public IReadOnlyList<Watched> All => [.. opened.Select(one => one.Watched)];

    /// <summary>What keeps the informers up to date.</summary>
    public IEnumerable<Loop> Loops => opened.Select(one => new Loop($"The informer of {one.Watched.Synced.Name}", one.Watched.RunAsync));

    /// <summary>The informer of a source: the one that is there already, or a new one.</summary>
    /// <exception cref="InvalidOperationException">The source contradicts one that is open, or has its name.</exception>
    public (Informer<T> Informer, Watched Watched) Open<T>(Source<T> source)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        foreach (var one in opened)
        {
            if (one.Source is not Source<T> known || !known.IsSame(source))
                continue;
            return !known.Contradicts(source)
                ? ((Informer<T>)one.Informer, one.Watched)
                : throw new InvalidOperationException(
                    $"{source.Kind.FullName} is open with another index or other options; declare the source once.");
        }

        return Add(source);
    }

    private (Informer<T> Informer, Watched Watched) Add<T>(Source<T> source)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var options = source.Options.Namespaces.Count == 0 && source.Kind.Namespaced
            ? source.Options with { Namespaces = namespaces }
            : source.Options;
        var informer = new Informer<T>(connection, source.Kind, options, time, logs.CreateLogger("PyOps.Informer"));
        var watched = Watched.By(informer, source.Name);
        if (opened.Exists(one => one.Watched.Synced.Name == watched.Synced.Name))
            throw new InvalidOperationException($"A source is called {watched.Synced.Name} already; give this one a name of its own.");
        watched.Measure(metrics);
        opened.Add(new Opened(source, informer, watched));
        return (informer, watched);
    }

    private sealed record Opened(object Source, object Informer, Watched Watched);
}
