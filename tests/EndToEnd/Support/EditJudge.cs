using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using PyOps.Operator.Drift;
using PyOps.Operator.Runtime.Applying;
using PyOps.Operator.Runtime.Objects;

namespace PyOps.EndToEnd.Support;

/// <summary>Asks the server what each edit of an object would lead to, so that each is judged by itself.</summary>
internal sealed class EditJudge<T>(RawObjects<T> objects, T intent, JsonObject live, string name)
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    private readonly string before = Snapshot.Of(live, name);

    /// <summary>What we say of the object, as it is sent.</summary>
    public static JsonObject Wanted(T intent)
    {
        var wanted = CanonicalJson.Of(intent);
        IntentHash.Stamp(wanted);
        return wanted;
    }

    public async Task<List<Edit>> Judge(Func<Mutation, bool> scope)
    {
        List<Edit> judged = [];
        foreach (var mutation in Mutations.Of(Wanted(intent), live).Where(scope))
            judged.Add(await Judge(mutation));
        return judged;
    }

    // By the first of its values that does something.
    private async Task<Edit> Judge(Mutation mutation)
    {
        var edit = new Edit(mutation, [], Fate.Refused);
        foreach (var operation in mutation.Operations)
        {
            var (after, _) = await objects.Patch(name, new JsonArray(operation.DeepClone()), dryRun: true);
            edit = new(mutation, operation, after is null ? Fate.Refused : Of(after, mutation));
            if (edit.Fate is not (Fate.Refused or Fate.Same))
                break;
        }
        return edit;
    }

    private Fate Of(JsonObject after, Mutation mutation)
    {
        if (Snapshot.Of(after, name) == before)
            return Fate.Same;
        var seen = KubernetesJson.Deserialize<T>(after.ToJsonString());
        if (Applier.Difference(intent, seen) is not null)
            return Fate.Noticed;
        return mutation.Verb == EditVerbs.Add && ForeignFields.Of(seen) is not [] ? Fate.Told : Fate.Missed;
    }
}
