using System.Runtime.InteropServices;
using System.Text.Json;
using k8s;
using k8s.Models;
using PyOps.Client;
using PyOps.Hosting.Watching;
using PyOps.Operator.Runtime.Objects;

namespace PyOps.Operator.Runtime.Caching;

/// <summary>The part of an informer that one list and watch covers: a namespace, or everything. Brings the store in line with it.</summary>
internal sealed class InformerScope<T>
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    private readonly string? ns;
    private readonly ModelReader<T> reader;
    private readonly ObjectStore<T> store;
    private readonly Action<NamespacedName, T?, T?> notify;
    private readonly ILogger logger;
    private readonly HashSet<NamespacedName> listed = [];
    private readonly TaskCompletionSource synced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool isServed = true;
    private long malformed;

    /// <summary>A scope that is not running yet.</summary>
    public InformerScope(
        ApiConnection connection, ResourceKind kind, string? ns, InformerOptions<T> options,
        ObjectStore<T> store, Action<NamespacedName, T?, T?> notify, TimeProvider time, ILogger logger)
    {
        this.ns = ns;
        this.store = store;
        this.notify = notify;
        this.logger = logger;
        reader = new ModelReader<T>(kind, options);
        Failures = new InformerFailures(kind, ns, options.MayBeMissing, logger);
        var events = new ListWatchEvents
        {
            ListStarted = listed.Clear,
            Listed = List,
            ListCompleted = () => CompleteList(served: true),
            WatchOpened = Failures.Recovered,
            Changed = Change,
            Failed = Fail,
        };
        var endpoint = connection.Endpoint(kind.Path(ns), options.LabelSelector, options.FieldSelector);
        Loop = new ListWatchLoop(endpoint, events, time);
    }

    /// <summary>The loop that drives this.</summary>
    public ListWatchLoop Loop { get; }

    /// <summary>What is wrong at present.</summary>
    public InformerFailures Failures { get; }

    /// <summary>Completes with the first complete list.</summary>
    public Task Synced => synced.Task;

    /// <summary>Whether the server has the kind. Always true of a kind that must not be missing.</summary>
    public bool IsServed => isServed;

    /// <summary>Objects that could not be read.</summary>
    public long Malformed => Interlocked.Read(ref malformed);

    private void List(JsonElement element)
    {
        if (Header(element) is not { } header)
            return;
        listed.Add(header.Key);
        Keep(header, element);
    }

    private void Fail(ListWatchFailure failure)
    {
        Failures.Failed(failure);
        if (!Failures.IsMissing(failure))
            return;
        // Its objects went with the kind.
        listed.Clear();
        CompleteList(served: false);
    }

    private void CompleteList(bool served)
    {
        isServed = served;
        foreach (var key in store.Keys(ns).Where(key => !listed.Contains(key)))
            Forget(key);
        listed.Clear();
        listed.TrimExcess();
        synced.TrySetResult();
    }

    private void Change(WatchLine line)
    {
        if (Header(line.Item) is not { } header)
            return;
        if (line.Event is WatchEvent.Deleted)
            Forget(header.Key);
        else
            Keep(header, line.Item);
    }

    private void Keep(ObjectHeader header, JsonElement element)
    {
        if (store.Get(header.Key)?.Metadata is { } known && (known.Uid, known.ResourceVersion) == (header.Uid, header.ResourceVersion))
            return;
        if (TryRead(element, header, out var value, out var old))
            notify(header.Key, old, value);
    }

    private void Forget(NamespacedName key)
    {
        if (store.Remove(key) is { } old)
            notify(key, old, null);
    }

    // An object that we cannot read must not keep us from the others. The store keeps what it had of it, if anything.
    private bool TryRead(JsonElement element, ObjectHeader header, out T? value, out T? old)
    {
        try
        {
            value = reader.Read(element);
            // The key of the header is equal, but of strings of its own.
            old = store.Put(NamespacedName.Of(value), value, JsonMarshal.GetRawUtf8Value(element).Length);
            return true;
        }
        catch (Exception error)
        {
            Interlocked.Increment(ref malformed);
            logger.LogError(error, "{Kind} {Key} cannot be read at version {Version}", typeof(T).Name, header.Key, header.ResourceVersion);
            (value, old) = (null, null);
            return false;
        }
    }

    private ObjectHeader? Header(JsonElement element)
    {
        try
        {
            return ObjectHeader.Of(element);
        }
        catch (JsonException error)
        {
            Interlocked.Increment(ref malformed);
            logger.LogError(error, "A {Kind} without a name came from the API", typeof(T).Name);
            return null;
        }
    }
}
