using System.Net;
using k8s;
using k8s.Autorest;
using k8s.Models;
using PyOps.Crds.Completed;
using PyOps.Crds.Desired;
using PyOps.Operator.Runtime.Applying;
using PyOps.Operator.Runtime.Objects;
using PyOps.Operator.Services.State;

namespace PyOps.Operator.Services.Writing;

/// <summary>Applies or removes one child after the other of a service, in one reconcile.</summary>
internal sealed class ChildWriter(Applier applier, OrphanGuard orphans, CompletedService service, CancellationToken cancellation)
{
    /// <summary>What could not be brought about so far.</summary>
    public List<ChildFailure> Failures { get; } = [];

    /// <summary>Brings one child about and returns what is there now; a failure is taken note of.</summary>
    /// <param name="intent">What the child shall be; null: it must not exist.</param>
    /// <param name="live">What the store holds.</param>
    /// <param name="selector">Reads the pod selector of a kind whose selector tells ours from others.</param>
    /// <param name="prepare">
    /// Has the last word on intent and live object before an apply; an object that is not ours never gets there.
    /// </param>
    /// <param name="notServed">Is called, instead of a failure, when the server has not got the kind any more.</param>
    public async Task<T?> WriteAsync<T>(
        T? intent, T? live, Func<T, IDictionary<string, string>?>? selector = null, Func<T, T?, Task<(T Intent, T? Live)>>? prepare = null,
        Action? notServed = null)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        try
        {
            return intent is null ? await PruneAsync(live) : await ApplyAsync(intent, live, selector, prepare);
        }
        catch (HttpOperationException failure) when (notServed is not null && IsNotServed(failure))
        {
            notServed();
            return null;
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested && !ChildFailures.IsConflict(failure))
        {
            Failures.Add(ChildFailures.Of($"{ResourceKind.For<T>().Kind} \"{service.Name}\"", failure));
            return live;
        }
    }

    // A definition that is being deleted takes no new objects (405) before it is gone (404).
    private static bool IsNotServed(HttpOperationException failure) =>
        failure.Response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed;

    private async Task<T?> ApplyAsync<T>(
        T intent, T? live, Func<T, IDictionary<string, string>?>? selector, Func<T, T?, Task<(T Intent, T? Live)>>? prepare)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        // The store holds only what carries our label: what it lacks may still exist, and be somebody else's.
        var found = live ?? await applier.GetAsync<T>(new(service.Namespace, service.Name), cancellation);
        if (found is not null && Conflict(found, selector) is { } conflict)
        {
            Failures.Add(conflict);
            return null;
        }

        if (found is not null)
            await orphans.CheckAsync(service, found.Metadata, cancellation);
        if (prepare is not null)
            (intent, found) = await prepare(intent, found);
        return (await applier.ApplyAsync(intent, found, cancellation)).Object;
    }

    private ChildFailure? Conflict<T>(T found, Func<T, IDictionary<string, string>?>? selector)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var kind = ResourceKind.For<T>().Kind;
        return selector is null
            ? Adoption.Conflict(service, kind, found.Metadata)
            : Adoption.Conflict(service, kind, found.Metadata, selector(found));
    }

    private async Task<T?> PruneAsync<T>(T? live)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        if (live is null)
            return null;
        // An autoscaler that a deleted service left would scale this one. It is taken back first: a guard of the install lets the
        // operator delete only what a PythonService owns.
        if (Adoption.IsOrphan(service, live.Metadata))
        {
            await orphans.CheckAsync(service, live.Metadata, cancellation);
            live = await applier.Verbs.OwnAsync(live, ObjectMeta.Owner(service), cancellation);
        }

        if (ObjectMeta.IsControlledBy(live.Metadata, service.Uid))
            await applier.DeleteAsync(ResourceKind.For<T>(), NamespacedName.Of(live), live.Metadata.Uid, cancellation);
        return null;
    }
}
