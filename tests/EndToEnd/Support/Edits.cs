using System.Diagnostics;
using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using PyOps.Cluster;
using PyOps.Crds;
using PyOps.Crds.Completed;
using PyOps.Crds.Desired;
using PyOps.Operator.Drift;
using PyOps.Operator.Runtime.Applying;
using PyOps.Operator.Runtime.Comparing;

namespace PyOps.EndToEnd.Support;

/// <summary>
/// Edits the fields of every child of a service. The server says beforehand what each edit would lead to: one that it refuses is
/// none, of the others the operator must notice or tell each. Then they are done, many at once, and must be undone.
/// </summary>
/// <param name="bench">Where the service is.</param>
/// <param name="service">The service.</param>
/// <param name="pods">Its pods.</param>
/// <param name="facts">The cluster.</param>
/// <param name="scope">Which edits of a kind are to be done.</param>
internal sealed class Edits(
    Bench bench, CompletedService service, ServicePods pods, ClusterFacts facts, Func<string, Mutation, bool> scope) : IChildUse<Task>
{
    private static readonly TimeSpan deadline = TimeSpan.FromSeconds(60);

    /// <summary>What was neither noticed nor told.</summary>
    public List<string> Missed { get; } = [];

    /// <summary>What was done, for the log of the test: the fields, edits by kind, and how long it took until all was back.</summary>
    public List<string> Done { get; } = [];

    public async Task Visit<T>(Child<T> kind)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        if (kind.Build(service, pods, facts) is not { } intent)
            return;
        var objects = new RawObjects<T>(bench);
        if (!await objects.AreServed())
        {
            Done.Add($"{kind.Name}: not served here");
            return;
        }
        var live = await Settled(objects, intent);
        var judged = await new EditJudge<T>(objects, intent, live, service.Name).Judge(mutation => scope(kind.Name, mutation));
        Missed.AddRange(judged.Where(edit => edit.Fate == Fate.Missed).Select(edit => $"{kind.Name}: {edit.Operation.ToJsonString()}"));
        foreach (var batch in judged.Where(edit => edit.Fate == Fate.Noticed).GroupBy(edit => edit.Mutation.Verb))
        {
            if (batch.Key == EditVerbs.Rename)
                await Renamed(objects, kind, intent, live, batch);
            else
                await Undone(objects, kind.Name, live, [.. batch.Select(edit => edit.Operation).Reverse()]);
        }
        await Told(objects, kind, [.. judged.Where(edit => edit.Fate == Fate.Told).Select(edit => edit.Operation)]);
        Done.Add($"{kind.Name}: {string.Join(", ", judged.GroupBy(edit => edit.Fate).Select(fate => $"{fate.Count()} {fate.Key}"))}: "
            + string.Join(' ', judged.Select(edit => edit.Mutation.Place).Distinct(StringComparer.Ordinal)));
    }

    private async Task<JsonObject> Settled<T>(RawObjects<T> objects, T intent)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var live = await Wait.Until(
            () => objects.Get(service.Name), seen => seen is not null && Difference(intent, seen) is null, deadline,
            $"{typeof(T).Name} {service.Name} to be as intended");
        return live!;
    }

    private static string? Difference<T>(T intent, JsonObject seen)
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        Applier.Difference(intent, KubernetesJson.Deserialize<T>(seen.ToJsonString()));

    private static JsonArray Copy(params JsonObject[] operations) => new([.. operations.Select(operation => operation.DeepClone())]);

    private async Task Undone<T>(RawObjects<T> objects, string kind, JsonObject live, JsonObject[] operations)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var (_, refusal) = await objects.Patch(service.Name, Copy(operations));
        if (refusal is not null && operations is [var only])
            throw new InvalidOperationException($"{only.ToJsonString()} was taken before, and now: {refusal}");
        if (refusal is not null)
        {
            // Not together, perhaps one after the other.
            await Undone(objects, kind, live, operations[..(operations.Length / 2)]);
            await Undone(objects, kind, live, operations[(operations.Length / 2)..]);
            return;
        }
        await Back(objects, kind, live, operations);
    }

    private async Task Back<T>(RawObjects<T> objects, string kind, JsonObject live, params IReadOnlyList<JsonObject> operations)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var (before, watch) = (Snapshot.Of(live, service.Name), Stopwatch.StartNew());
        var paths = string.Join(", ", operations.Select(operation => $"{operation["op"]} {operation["path"]}"));
        await Wait.Until(
            async () => Snapshot.Of((await objects.Get(service.Name))!, service.Name) is var now && now != before
                ? FirstDifference.Of(JsonNode.Parse(now), JsonNode.Parse(before)) : "",
            difference => difference.Length == 0, deadline, $"{kind} to be as before {paths}");
        Done.Add($"{kind}: {operations.Count} edits undone in {watch.ElapsedMilliseconds} ms");
    }

    // Ours is back; the other entry goes again, or is told and taken away here.
    private async Task Renamed<T>(RawObjects<T> objects, Child<T> kind, T intent, JsonObject live, IEnumerable<Edit> edits)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        foreach (var edit in edits)
        {
            if ((await objects.Patch(service.Name, Copy(edit.Operation))).Refusal is { } refusal)
                throw new InvalidOperationException($"{edit.Operation.ToJsonString()} was taken before, and now: {refusal}");
            var watch = Stopwatch.StartNew();
            var after = await Settled(objects, intent);
            Done.Add($"{kind.Name}: {edit.Mutation} undone in {watch.ElapsedMilliseconds} ms");
            if (Rest(EditJudge<T>.Wanted(intent), after, edit.Mutation.Path) is not { } rest)
                continue;
            await Drifted(objects, kind);
            await objects.Patch(service.Name, Copy(new JsonObject { ["op"] = "remove", ["path"] = rest }));
            await Back(objects, kind.Name, live, edit.Operation);
        }
    }

    // The entry of the list that is not among ours.
    private static string? Rest(JsonObject wanted, JsonObject after, string path)
    {
        var steps = path.Split('/');
        var list = string.Join('/', steps[..^2]);
        JsonArray At(JsonObject root) => steps[1..^2].Aggregate((JsonNode)root, (node, step) =>
            node is JsonArray items ? items[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]! : node[step]!).AsArray();
        var ours = At(wanted);
        var keys = MergeKeys.For(steps[^3], ours)!;
        var known = ours.Select(item => MergeKeys.Of(item, keys)).ToHashSet(StringComparer.Ordinal);
        return At(after).Index().Where(item => !known.Contains(MergeKeys.Of(item.Item, keys)))
            .Select(item => $"{list}/{item.Index}").FirstOrDefault();
    }

    private async Task Told<T>(RawObjects<T> objects, Child<T> kind, IReadOnlyList<JsonObject> operations)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        if (operations is [])
            return;
        foreach (var operation in operations)
        {
            if ((await objects.Patch(service.Name, Copy(operation))).Refusal is { } refusal)
                Missed.Add($"{operation.ToJsonString()} was taken before, and now: {refusal}");
        }
        await Drifted(objects, kind);
    }

    // Each field that is somebody's, as far as the message goes.
    private Task Drifted<T>(RawObjects<T> objects, Child<T> kind)
        where T : class, IKubernetesObject<V1ObjectMeta> => Wait.Until(
        async () =>
        {
            var foreign = ForeignFields.Of(KubernetesJson.Deserialize<T>((await objects.Get(service.Name))!.ToJsonString()));
            var told = Services.Condition(await bench.Services.Get(service.Name), ConditionTypes.Drifted)?.Message ?? "nothing";
            return (Foreign: string.Join("; ", foreign), Told: told);
        },
        seen => seen.Foreign.Length > 0 && (seen.Told.EndsWith("...", StringComparison.Ordinal)
            || seen.Foreign.Split("; ").All(line => seen.Told.Contains(line, StringComparison.Ordinal))),
        deadline, $"Drifted to tell of the {kind.Name}");
}
