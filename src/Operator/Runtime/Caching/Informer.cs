using k8s;
using k8s.Models;
using PyOps.Client;
using PyOps.Operator.Runtime.Objects;
using PyOps.Operator.Runtime.Supervising;

namespace PyOps.Operator.Runtime.Caching;

/// <summary>
/// A store that keeps up with the objects of a kind. What is in it is what the server had a moment ago; it may lag, it does not lose
/// anything. Objects are shared: nobody may change them.
/// </summary>
internal sealed class Informer<T>
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    private readonly ILogger logger;
    private readonly ObjectStore<T> store;
    private readonly InformerScope<T>[] scopes;
    private readonly List<Action<T?, T?>> handlers = [];
    private bool running;

    /// <summary>An informer that is not running yet.</summary>
    /// <exception cref="ArgumentException">Namespaces are given for a kind that has none.</exception>
    public Informer(ApiConnection connection, ResourceKind kind, InformerOptions<T> options, TimeProvider time, ILogger logger)
    {
        if (!kind.Namespaced && options.Namespaces.Count > 0)
            throw new ArgumentException($"{kind.FullName} are not in namespaces.", nameof(options));
        this.logger = logger;
        Kind = kind;
        store = new ObjectStore<T>(options.Index);
        string?[] namespaces = options.Namespaces.Count == 0 ? [null] : [.. options.Namespaces.Distinct(StringComparer.Ordinal)];
        scopes = [.. namespaces.Select(ns => new InformerScope<T>(connection, kind, ns, options, store, Notify, time, logger))];
    }

    /// <summary>What is read.</summary>
    public ResourceKind Kind { get; }

    /// <summary>Whether everything that exists has been seen once. It never turns false again.</summary>
    public bool HasSynced => scopes.All(scope => scope.Synced.IsCompleted);

    /// <summary>Whether the server has the kind; only one that <see cref="InformerOptions{T}.MayBeMissing"/> is ever without.</summary>
    public bool IsServed => scopes.All(scope => scope.IsServed);

    /// <summary>What a person has to put right (permission, missing CRD, credentials), or null.</summary>
    public string? Problem => scopes.Select(scope => scope.Failures.Problem).FirstOrDefault(problem => problem is not null);

    /// <summary>
    /// Time since the server last said something: an object, a bookmark, a page, a watch accepted or ended as agreed. Of several namespaces
    /// the longest. While all is well it stays below 9 minutes. A kind that is not served has nothing to say.
    /// </summary>
    public TimeSpan Staleness => IsServed ? scopes.Max(scope => scope.Loop.Staleness) : TimeSpan.Zero;

    /// <summary>Lists completed so far.</summary>
    public long Lists => scopes.Sum(scope => scope.Loop.Lists);

    /// <summary>Lists completed after the first ones.</summary>
    public long Relists => scopes.Sum(scope => Math.Max(0, scope.Loop.Lists - 1));

    /// <summary>Objects that came and could not be read.</summary>
    public long Malformed => scopes.Sum(scope => scope.Malformed);

    /// <summary>Bytes of the objects as JSON, as the server has them, by namespace.</summary>
    public IReadOnlyDictionary<string, long> Bytes() => store.Bytes();

    /// <summary>The object, or null.</summary>
    public T? Get(NamespacedName key) => store.Get(key);

    /// <summary>All objects, in no particular order.</summary>
    public IReadOnlyList<T> List() => store.List(ns: null);

    /// <summary>The objects of a namespace, in no particular order. Looks at every object.</summary>
    public IReadOnlyList<T> List(string ns) => store.List(ns);

    /// <summary>The objects that <see cref="InformerOptions{T}.Index"/> files under a key, in no particular order.</summary>
    public IReadOnlyList<T> ByIndex(string key) => store.ByIndex(key);

    /// <summary>
    /// Calls a handler with (old, current) after each change of the store: old is null for a new object, current is null for one that is
    /// gone. An object that was replaced by another of the same name comes as one change. Calls for one object are in order and never two
    /// at a time; the stream waits for them, so a handler only takes note. An exception is logged, and the stream goes on.
    /// </summary>
    /// <exception cref="InvalidOperationException">The informer is running: the handler would have missed something.</exception>
    public void OnChange(Action<T?, T?> handler)
    {
        if (running)
            throw new InvalidOperationException("Handlers are registered before the informer runs.");
        handlers.Add(handler);
    }

    /// <summary>Completes when <see cref="HasSynced"/>.</summary>
    public Task WaitForSync(CancellationToken cancellation) => Task.WhenAll(scopes.Select(scope => scope.Synced)).WaitAsync(cancellation);

    /// <summary>Keeps the store up to date until cancelled; returns then without an exception. To be called once.</summary>
    public Task RunAsync(CancellationToken cancellation)
    {
        running = true;
        return Loops.RunAsync(scopes.Select(scope => new Loop($"The watch of {Kind.FullName}", scope.Loop.Run)), cancellation);
    }

    private void Notify(NamespacedName key, T? old, T? current)
    {
        foreach (var handler in handlers)
        {
            try
            {
                handler(old, current);
            }
            catch (Exception error)
            {
                logger.LogError(error, "A handler failed for {Kind} {Key}", Kind.Kind, key);
            }
        }
    }
}
