using System.Collections.Concurrent;
using k8s;
using k8s.Models;
using PyOps.Cluster;
using PyOps.Crds;
using PyOps.Crds.Completed;
using PyOps.Crds.Desired;
using PyOps.EndToEnd.Support;
using Xunit.Abstractions;

namespace PyOps.EndToEnd;

/// <summary>
/// Whatever a service was before leaves nothing behind, and Ready is True only when all is as the spec says: at the moment when a wait
/// for it returns, each child is what it would be if the service had never been another.
/// </summary>
public class ServiceChangesTests(Bench bench, ITestOutputHelper output) : IClassFixture<Bench>
{
    private const int AtOnce = 4;

    [ClusterFact]
    public async Task Every_optional_field_that_is_set_and_unset_leaves_nothing_behind() =>
        await Try([.. OptionalFields.All(await bench.Cluster.Image("pause"))]);

    [ClusterFact]
    public async Task From_each_variant_to_the_next_nothing_is_left_behind() =>
        await Try([.. Variants.All(await bench.Cluster.Image("pause"), bench.Cluster.Server)]);

    private async Task Try(IReadOnlyList<FieldChange> changes)
    {
        var facts = await bench.Facts();
        var problems = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(
            changes.Index(), new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (change, _) => await Try($"change-{change.Index}", change.Item, facts, problems));
        output.WriteLine($"{changes.Count} fields: {string.Join(' ', changes.Select(change => change.Name))}");
        Assert.True(problems.IsEmpty, string.Join('\n', problems.Order(StringComparer.Ordinal)));
    }

    private async Task Try(string name, FieldChange change, ClusterFacts facts, ConcurrentQueue<string> problems)
    {
        var spec = KubernetesJson.Deserialize<PythonServiceSpec>(change.Without.ToJsonString());
        await bench.Services.Create(new PythonService
        {
            Metadata = new V1ObjectMeta { Name = name, NamespaceProperty = bench.Namespace },
            Spec = spec,
        });
        await Look("created");
        foreach (var (index, with) in change.With.Index())
        {
            await bench.Services.Put(name, with);
            await Look($"set, variant {index}");
        }
        await bench.Services.Put(name, change.Without);
        await Look("unset");
        await bench.Services.Delete(name);

        async Task Look(string when)
        {
            try
            {
                var ready = await bench.Services.UntilReady(name, TimeSpan.FromMinutes(1));
                foreach (var line in await new Likeness(bench, Defaults.Complete(ready), facts).Differences())
                    problems.Enqueue($"{change.Name}, {when}: {line}");
            }
            catch (TimeoutException late)
            {
                problems.Enqueue($"{change.Name}, {when}: {late.Message}");
            }
        }
    }
}
