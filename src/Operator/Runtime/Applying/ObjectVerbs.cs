using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using k8s;
using k8s.Autorest;
using k8s.Models;
using PyOps.Crds;
using PyOps.Operator.Runtime.Measuring;
using PyOps.Operator.Runtime.Objects;

namespace PyOps.Operator.Runtime.Applying;

/// <summary>
/// Get, list, create and delete, in any namespace and in none. What is to be expected is a value; every
/// method throws what the client throws for the rest.
/// </summary>
internal sealed class ObjectVerbs(IKubernetes client, OperatorMetrics metrics)
{
    // They may be large, and a page is in memory whole.
    private const int PageSize = 50;
    private readonly Requests requests = new(client);

    /// <summary>Reads one object past every store; null when it does not exist.</summary>
    public Task<T?> GetAsync<T>(NamespacedName key, CancellationToken cancellation)
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        CountAsync<T?>(Verb.Get, ResourceKind.For<T>(), found => found is null ? VerbOutcome.Absent : VerbOutcome.Done, async kind =>
        {
            try
            {
                return await requests.GetAsync<T>(kind, key, cancellation);
            }
            catch (HttpOperationException e) when (e.Response?.StatusCode == HttpStatusCode.NotFound)
            {
                return null;
            }
        });

    /// <summary>Makes the object, unless there is one of its name: then that is returned, and not changed.</summary>
    /// <exception cref="StaleObjectException">It was there at first, and gone when it was looked at.</exception>
    public Task<Created<T>> CreateAsync<T>(T intent, CancellationToken cancellation)
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        CountAsync(Verb.Create, ResourceKind.For<T>(), made => made.WasThere ? VerbOutcome.Exists : VerbOutcome.Done, async kind =>
        {
            try
            {
                return new Created<T>(await requests.CreateAsync(kind, intent, ApiNames.FieldManager, cancellation), WasThere: false);
            }
            catch (HttpOperationException e) when (e.Response?.StatusCode == HttpStatusCode.Conflict)
            {
                var there = await GetAsync<T>(NamespacedName.Of(intent), cancellation);
                return new Created<T>(
                    there ?? throw new StaleObjectException($"{kind.Kind} {NamespacedName.Of(intent)} was there and is gone", e),
                    WasThere: true);
            }
        });

    /// <summary>Gives an object that nobody owns this owner, as long as it is as it was seen.</summary>
    /// <exception cref="HttpOperationException">409: it has changed since.</exception>
    public Task<T> OwnAsync<T>(T orphan, V1OwnerReference owner, CancellationToken cancellation)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var owners = new JsonObject
        {
            ["op"] = "add",
            ["path"] = "/metadata/ownerReferences",
            ["value"] = new JsonArray(CanonicalJson.Of(owner)),
        };
        return new ApplyRequest(client).PatchAsync(orphan, [owners], ApiNames.FieldManager, cancellation);
    }

    /// <summary>Deletes this very object, its dependants in the background.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="key">Namespace and name.</param>
    /// <param name="only">What the object must be: its uid, and its version where what was looked at counts. Another one is a 409.</param>
    /// <param name="cancellation">Cancels the request.</param>
    /// <returns>False when it was gone already, which is as good.</returns>
    public Task<bool> DeleteAsync(ResourceKind kind, NamespacedName key, V1Preconditions only, CancellationToken cancellation) =>
        CountAsync(Verb.Delete, kind, done => done ? VerbOutcome.Done : VerbOutcome.Absent, async _ =>
        {
            try
            {
                var delete = new V1DeleteOptions { PropagationPolicy = "Background", Preconditions = only };
                await requests.DeleteAsync(kind, key, delete, cancellation);
                return true;
            }
            catch (HttpOperationException e) when (e.Response?.StatusCode == HttpStatusCode.NotFound)
            {
                return false;
            }
        });

    /// <summary>Deletes the objects with these labels, each as it was when it was listed. Returns how many there were.</summary>
    /// <param name="ns">Their namespace; empty for a kind without.</param>
    /// <param name="labelSelector">Never empty: it would be all of them.</param>
    /// <param name="cancellation">Cancels the requests.</param>
    /// <exception cref="HttpOperationException">409: one has changed since; the rest may be there still.</exception>
    public async Task<int> DeleteAllAsync<T>(string ns, string labelSelector, CancellationToken cancellation)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var (kind, count) = (ResourceKind.For<T>(), 0);
        await foreach (var found in EachAsync<T>(ns, labelSelector, cancellation))
        {
            var only = new V1Preconditions { Uid = found.Metadata.Uid, ResourceVersion = found.Metadata.ResourceVersion };
            count += await DeleteAsync(kind, NamespacedName.Of(found), only, cancellation) ? 1 : 0;
        }

        return count;
    }

    /// <summary>Reads the objects with these labels past every store.</summary>
    /// <param name="ns">Their namespace; empty for a kind without.</param>
    /// <param name="labelSelector">Never empty: it would be all of them.</param>
    /// <param name="project">Keeps of each what is needed: a page is in memory whole, but not all pages.</param>
    /// <param name="cancellation">Cancels the requests.</param>
    public Task<IReadOnlyList<T>> ListAsync<T>(
        string ns, string labelSelector, Func<T, T> project, CancellationToken cancellation)
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        CountAsync<IReadOnlyList<T>>(Verb.List, ResourceKind.For<T>(), _ => VerbOutcome.Done, async _ =>
        {
            List<T> all = [];
            await foreach (var found in EachAsync<T>(ns, labelSelector, cancellation))
                all.Add(project(found));
            return all;
        });

    private async IAsyncEnumerable<T> EachAsync<T>(
        string ns, string labelSelector, [EnumeratorCancellation] CancellationToken cancellation)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(labelSelector);
        string? next = null;
        do
        {
            var page = await requests.ListAsync<T>(ResourceKind.For<T>(), ns, labelSelector, PageSize, next, cancellation);
            foreach (var found in page.Items)
                yield return found;
            next = page.Metadata?.ContinueProperty;
        }
        while (!string.IsNullOrEmpty(next));
    }

    private async Task<TResult> CountAsync<TResult>(
        Verb verb, ResourceKind kind, Func<TResult, VerbOutcome> outcome, Func<ResourceKind, Task<TResult>> ask)
    {
        try
        {
            var answer = await ask(kind);
            metrics.Asked(verb, kind.Kind, outcome(answer));
            return answer;
        }
        catch (Exception)
        {
            metrics.Asked(verb, kind.Kind, VerbOutcome.Failed);
            throw;
        }
    }
}
