using System.Net;
using System.Text.Json.Nodes;
using k8s;
using k8s.Autorest;
using k8s.Models;
using PyOps.Crds;
using PyOps.Operator.Runtime.Comparing;
using PyOps.Operator.Runtime.Measuring;
using PyOps.Operator.Runtime.Objects;

namespace PyOps.Operator.Runtime.Applying;

/// <summary>
/// Makes objects be what we want by server-side apply, and sends nothing when they are so already. Every method throws what the client
/// throws; a 409 or a <see cref="StaleObjectException"/> means that our knowledge was old, and a repetition from fresh state mends it.
/// </summary>
/// <param name="client">Connection to the API server.</param>
/// <param name="metrics">Outcomes by kind.</param>
/// <param name="logger">Changes at debug, with the reason; applies without effect as warnings.</param>
/// <param name="clock">The system's unless given.</param>
internal sealed class Applier(IKubernetes client, OperatorMetrics metrics, ILogger logger, TimeProvider? clock = null)
{
    private readonly ApplyRequest request = new(client);
    private readonly SettledIntents settled = new();
    private readonly IneffectiveApplies ineffective = new();
    private readonly UnseenWrites unseen = new(clock ?? TimeProvider.System);

    /// <summary>Get, create, and delete by selector.</summary>
    public ObjectVerbs Verbs { get; } = new(client, metrics);

    /// <inheritdoc cref="ObjectVerbs.GetAsync{T}"/>
    public Task<T?> GetAsync<T>(NamespacedName key, CancellationToken cancellation)
        where T : class, IKubernetesObject<V1ObjectMeta> => Verbs.GetAsync<T>(key, cancellation);

    /// <summary>
    /// Makes the object contain the intent, and takes away what an earlier intent of ours contained and this one does not.
    /// </summary>
    /// <param name="intent">Only what we have an opinion on, with apiVersion, kind and name; a namespace unless the kind has none.</param>
    /// <param name="live">The object as the store knows it, null when it knows none.</param>
    /// <param name="cancellation">Cancels the request.</param>
    public async Task<Applied<T>> ApplyAsync<T>(T intent, T? live, CancellationToken cancellation)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var said = ClientJson.Utf8(intent);
        var print = ClientJson.Fingerprint(said);
        if (Known(live, print) is { } known)
            return Done(known, ApplyOutcome.Unchanged);
        var wanted = CanonicalJson.Read(said);
        IntentHash.Stamp(wanted);
        if (live is not null && !Differs(live, StructuralComparison.Compare(ClientJson.Tree(live), wanted, Place.Root), print))
            return Done(live, ApplyOutcome.Unchanged);

        var applied = await SendAsync(intent, wanted, live, cancellation);
        Note(live, print, applied, StructuralComparison.Compare(ClientJson.Tree(applied), wanted, Place.Root));
        return Done(applied, live is null ? ApplyOutcome.Created : ApplyOutcome.Changed);
    }

    /// <summary>Where an apply of the intent would change the object; null when it would send nothing. Sends nothing itself.</summary>
    /// <param name="intent">As for an apply.</param>
    /// <param name="live">The object.</param>
    public static string? Difference<T>(T intent, T live)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var wanted = CanonicalJson.Read(ClientJson.Utf8(intent));
        IntentHash.Stamp(wanted);
        return StructuralComparison.Compare(ClientJson.Tree(live), wanted, Place.Root)?.Path.TrimStart('.');
    }

    /// <summary>Makes the object's status be the intent's status, all of it, when it is not.</summary>
    /// <param name="intent">Name and namespace of <paramref name="live"/>, the status, and nothing else.</param>
    /// <param name="live">The object as the store knows it.</param>
    /// <param name="project">What is held of the answer until the store has it: what the store would hold.</param>
    /// <param name="cancellation">Cancels the request.</param>
    public async Task<Applied<T>> ApplyStatusAsync<T>(T intent, T live, Func<T, T> project, CancellationToken cancellation)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var said = ClientJson.Utf8(intent);
        var print = ClientJson.Fingerprint(said);
        if (Known(live, print) is { } known)
            return new(known, ApplyOutcome.Unchanged);
        var wanted = CanonicalJson.Read(said);
        wanted["status"] ??= new JsonObject();
        if (!Differs(live, StatusDifference(live, wanted), print))
            return new(live, ApplyOutcome.Unchanged);

        var applied = project(
            await request.SendAsync<T>(intent, WithUid(wanted, live), ApiNames.StatusFieldManager, status: true, cancellation));
        Note(live, print, applied, StatusDifference(applied, wanted));
        return new(applied, ApplyOutcome.Changed);
    }

    /// <summary>Deletes this very object, its dependants in the background. One that is gone already is fine.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="key">Namespace and name.</param>
    /// <param name="uid">The object's uid; a younger object of the same name is not deleted but a 409.</param>
    /// <param name="cancellation">Cancels the request.</param>
    public async Task DeleteAsync(ResourceKind kind, NamespacedName key, string uid, CancellationToken cancellation)
    {
        if (!await Verbs.DeleteAsync(kind, key, new V1Preconditions { Uid = uid }, cancellation))
            logger.LogDebug("{Kind} {Name} is gone already", kind.Kind, key);
    }

    private async Task<T> SendAsync<T>(T intent, JsonObject wanted, T? live, CancellationToken cancellation)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        try
        {
            return await request.SendAsync(intent, WithUid(wanted, live), ApiNames.FieldManager, status: false, cancellation);
        }
        catch (HttpOperationException refused)
            // 500 is what an apply comes to where an entry is there twice.
            when (live is not null
                && refused.Response?.StatusCode is HttpStatusCode.UnprocessableEntity or HttpStatusCode.InternalServerError)
        {
            JsonObject[] exchange = [.. Alternatives.Exchange(CanonicalJson.Of(live), wanted)];
            if (exchange is [])
                throw;
            return await ExchangeAsync(intent, wanted, live, exchange, cancellation);
        }
    }

    /// <summary>Applies once more, when what somebody put in the place of ours is gone.</summary>
    private async Task<T> ExchangeAsync<T>(T intent, JsonObject wanted, T live, JsonObject[] exchange, CancellationToken cancellation)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        logger.LogDebug(
            "Exchanging {Places} of {Kind} {Name}: somebody put there what excludes ours",
            exchange.Select(operation => operation["path"]), live.Kind, NamespacedName.Of(live));
        await request.PatchAsync(live, exchange, ApiNames.FieldManager, cancellation);
        var applied = await request.SendAsync(intent, wanted, ApiNames.FieldManager, status: false, cancellation);
        // The exchange made us the owner twice: what we apply no longer some day would stay.
        JsonObject[] once = [.. OwnUpdates.Disown(applied.Metadata.ManagedFields)];
        return once is [] ? applied : await request.PatchAsync(applied, once, ApiNames.FieldManager, cancellation);
    }

    /// <summary>The object as it is, when it is known that this intent needs no request; null when that has to be found out.</summary>
    private T? Known<T>(T? live, UInt128 print)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        if (live is null)
            return null;
        // What was written is asked first: it is forgotten when the store has seen it.
        return unseen.Result(live.Metadata.Uid, live.Metadata.ResourceVersion, print) as T
            ?? (settled.Contains(live.Metadata.Uid, live.Metadata.ResourceVersion, print) ? live : null);
    }

    private bool Differs<T>(T live, Difference? difference, UInt128 print)
        where T : IKubernetesObject<V1ObjectMeta>
    {
        if (difference is null)
            settled.Add(live.Metadata.Uid, live.Metadata.ResourceVersion, print);
        else
            logger.LogDebug("Applying {Kind} {Name} because of {Difference}", live.Kind, NamespacedName.Of(live), difference);
        return difference is not null;
    }

    /// <summary>Remembers a write. What still differs is something that would be applied again and again.</summary>
    private void Note<T>(T? live, UInt128 print, T applied, Difference? difference)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        if (live is not null && live.Metadata.ResourceVersion != applied.Metadata.ResourceVersion)
            unseen.Add(live.Metadata.Uid, live.Metadata.ResourceVersion, print, applied);
        settled.Add(applied.Metadata.Uid, applied.Metadata.ResourceVersion, print);
        if (difference is null)
            return;
        metrics.ApplyIneffective(applied.Kind);
        if (ineffective.Add(applied.Metadata.Uid, difference.Path))
            logger.LogWarning("Applying {Kind} {Name} had no effect on {Difference}", applied.Kind, NamespacedName.Of(applied), difference);
    }

    private Applied<T> Done<T>(T value, ApplyOutcome outcome)
        where T : IKubernetesObject<V1ObjectMeta>
    {
        metrics.Applied(value.Kind, outcome);
        return new(value, outcome);
    }

    /// <summary>Status is ours as a whole: what it says beyond the intent is a difference too, as seen from the other side.</summary>
    private static Difference? StatusDifference<T>(T live, JsonObject wanted)
        where T : class
    {
        var there = new JsonObject { ["status"] = ClientJson.Tree(live)["status"]?.DeepClone() ?? new JsonObject() };
        var status = new JsonObject { ["status"] = wanted["status"]!.DeepClone() };
        return StructuralComparison.Compare(there, status, Place.Root) ?? StructuralComparison.Compare(status, there, Place.Root);
    }

    /// <summary>With the uid, an apply of an object that was deleted meanwhile is a 409; without it, it would come back to life.</summary>
    private static JsonObject WithUid<T>(JsonObject wanted, T? live)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        if (live is not null)
            wanted["metadata"]!["uid"] = live.Metadata.Uid;
        return wanted;
    }
}
