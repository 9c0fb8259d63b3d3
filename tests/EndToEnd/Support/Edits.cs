using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using PyOps.Cluster;
using PyOps.Crds;
using PyOps.Crds.Completed;
using PyOps.Crds.Desired;
using PyOps.Operator.Drift;
using PyOps.Operator.Runtime.Applying;
using PyOps.Operator.Runtime.Objects;

namespace PyOps.EndToEnd.Support;

/// <summary>
/// Edits every field of every child of a service. The server says beforehand what each edit would lead to, so that each is
/// judged by itself: one that it refuses is none, of the others the operator must notice or tell each. Then they are done,
/// many at once, and must be undone.
/// </summary>
internal sealed class Edits(Bench bench, CompletedService service, ServicePods pods, ClusterFacts facts) : IChildUse<Task>
{
    private static readonly TimeSpan deadline = TimeSpan.FromSeconds(60);

    /// <summary>What was neither noticed nor told.</summary>
    public List<string> Missed { get; } = [];

    /// <summary>What was done, for the log of the test: edits by kind, and how long it took until all was back.</summary>
    public List<string> Done { get; } = [];

    public async Task Visit<T>(Child<T> kind)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var objects = new RawObjects<T>(bench);
        if (kind.Build(service, pods, facts) is not { } intent || !await objects.AreServed())
            return;
        var live = await objects.Get(service.Name) ?? throw new InvalidOperationException($"{kind.Name} is not there");
        if (Applier.Difference(intent, KubernetesJson.Deserialize<T>(live.ToJsonString())) is { } path)
            Missed.Add($"{kind.Name}: differs in {path} before anybody edited it");
        var judged = await Judge(objects, intent, live);
        Missed.AddRange(judged.Where(edit => edit.Fate == Fate.Missed).Select(edit => $"{kind.Name}: {edit.Operation.ToJsonString()}"));
        foreach (var batch in judged.Where(edit => edit.Fate == Fate.Noticed).GroupBy(edit => edit.Verb))
            await Undone(objects, kind.Name, live, [.. batch.Select(edit => edit.Operation).Reverse()]);
        if (judged.Where(edit => edit.Fate == Fate.Told).Select(edit => edit.Operation.DeepClone()).ToArray() is { Length: > 0 } told)
            await Told(objects, told);
        Done.Add($"{kind.Name}: {string.Join(", ", judged.GroupBy(edit => edit.Fate).Select(fate => $"{fate.Count()} {fate.Key}"))}");
    }

    private async Task<List<Edit>> Judge<T>(RawObjects<T> objects, T intent, JsonObject live)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        List<Edit> judged = [];
        var before = Snapshot.Of(live, service.Name);
        var wanted = CanonicalJson.Of(intent);
        IntentHash.Stamp(wanted);
        foreach (var mutation in Mutations.Of(wanted, live))
        {
            var edit = new Edit(new JsonObject(), Fate.Refused, mutation.Verb);
            foreach (var operation in mutation.Operations)
            {
                var (after, _) = await objects.Patch(service.Name, new JsonArray(operation.DeepClone()), dryRun: true);
                var fate = after is null ? Fate.Refused
                    : Snapshot.Of(after, service.Name) == before ? Fate.Same
                    : Of(intent, after, mutation);
                edit = new(operation, fate, mutation.Verb);
                if (fate is not (Fate.Refused or Fate.Same))
                    break;
            }
            judged.Add(edit);
        }
        return judged;
    }

    private static Fate Of<T>(T intent, JsonObject after, Mutation mutation)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var seen = KubernetesJson.Deserialize<T>(after.ToJsonString());
        if (Applier.Difference(intent, seen) is not null)
            return Fate.Noticed;
        return mutation.Verb == "add" && ForeignFields.Of(seen) is not [] ? Fate.Told : Fate.Missed;
    }

    private async Task Undone<T>(RawObjects<T> objects, string kind, JsonObject live, JsonObject[] operations)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var (_, refusal) = await objects.Patch(service.Name, new JsonArray([.. operations.Select(operation => operation.DeepClone())]));
        if (refusal is not null && operations is [var only])
            throw new InvalidOperationException($"{only.ToJsonString()} was taken before, and now: {refusal}");
        if (refusal is not null)
        {
            // Not together, perhaps one after the other.
            await Undone(objects, kind, live, operations[..(operations.Length / 2)]);
            await Undone(objects, kind, live, operations[(operations.Length / 2)..]);
            return;
        }
        var (before, watch) = (Snapshot.Of(live, service.Name), System.Diagnostics.Stopwatch.StartNew());
        await Wait.Until(
            async () => Snapshot.Of((await objects.Get(service.Name))!, service.Name), now => now == before, deadline,
            $"{kind} to be {before} again after {string.Join(", ", operations.Select(operation => operation["path"]))}");
        Done.Add($"{kind}: {operations.Length} edits undone in {watch.ElapsedMilliseconds} ms");
    }

    private async Task Told<T>(RawObjects<T> objects, JsonNode[] operations)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        foreach (var operation in operations)
        {
            if ((await objects.Patch(service.Name, new JsonArray(operation))).Refusal is { } refusal)
                Missed.Add($"{operation.ToJsonString()} was taken before, and now: {refusal}");
        }
        await Wait.Until(
            () => bench.Services.Get(service.Name),
            seen => Services.Condition(seen, ConditionTypes.Drifted)?.Message.Contains("somebody owns", StringComparison.Ordinal) is true,
            deadline, "Drifted");
    }

    private enum Fate
    {
        Refused,
        Same,
        Noticed,
        Told,
        Missed,
    }

    private sealed record Edit(JsonObject Operation, Fate Fate, string Verb);
}
