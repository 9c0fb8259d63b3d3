using System.Text.Json;
using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using PyOps.Crds.Completed;
using PyOps.Crds.Desired;
using PyOps.EndToEnd.Support;
using PyOps.Operator.Runtime.Applying;

namespace PyOps.EndToEnd;

/// <summary>
/// The part of <see cref="GeneratedDriftTests"/> that needs no server, and so is tried for kinds too that a test's cluster lacks: a
/// comparison sees each value that is changed or gone, of every child of every golden input.
/// </summary>
public class NoticedTests
{
    private static readonly string[] verbs =
        [EditVerbs.Change, EditVerbs.Remove, EditVerbs.RemoveEntry, EditVerbs.RemoveAll, EditVerbs.Rename, EditVerbs.Reorder];

    public static TheoryData<string> Inputs => [.. GoldenInputs.Names];

    [Theory]
    [MemberData(nameof(Inputs))]
    public void A_field_of_ours_that_is_changed_or_gone_is_noticed(string input)
    {
        var service = Defaults.Complete(GoldenInputs.Read(input, "web"));
        var facts = new ClusterFacts(NativeSleep: true, "init:1") { EvictsUnhealthy = true };
        var missed = new Missed(service, new ServicePods(PodTemplateBuilder.Build(service, facts)), facts);

        Assert.Empty(ChildTable.All.SelectMany(kind => kind.Use(missed)));
    }

    private sealed record Missed(CompletedService Service, ServicePods Pods, ClusterFacts Facts) : IChildUse<IEnumerable<string>>
    {
        public IEnumerable<string> Visit<T>(Child<T> kind)
            where T : class, IKubernetesObject<V1ObjectMeta>
        {
            if (kind.Build(Service, Pods, Facts) is not { } intent)
                return [];
            var wanted = EditJudge<T>.Wanted(intent);
            return
                from edit in Mutations.Of(wanted, wanted)
                where verbs.Contains(edit.Verb)
                where !SaysNothing(wanted, edit)
                let after = edit.Operations.Select(operation => Read<T>(LocalPatch.Apply(wanted, operation))).OfType<T>().FirstOrDefault()
                where after is not null && Applier.Difference(intent, after) is null
                select $"{kind.Name}: {edit}";
        }

        // Null for what is no such object: no server would store it.
        private static T? Read<T>(JsonObject text)
            where T : class
        {
            try
            {
                return KubernetesJson.Deserialize<T>(text.ToJsonString());
            }
            catch (Exception refused) when (refused is JsonException or ArgumentException or FormatException)
            {
                return null;
            }
        }

        // To take away what a server leaves out is no edit.
        private static bool SaysNothing(JsonObject wanted, Mutation edit) => edit.Verb.StartsWith("remove", StringComparison.Ordinal)
            && edit.Path.Split('/')[1..].Aggregate((JsonNode?)wanted, (node, step) => node switch
            {
                JsonArray list => list[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)],
                _ => node?[step.Replace("~1", "/", StringComparison.Ordinal)],
            }) is { } value && value.ToJsonString() is "false" or "0" or "\"\"" or "[]";
    }
}
