using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using PyOps.Cluster;
using PyOps.Crds;
using PyOps.Crds.Completed;
using PyOps.EndToEnd.Support;
using Xunit.Abstractions;

namespace PyOps.EndToEnd;

/// <summary>
/// <see cref="ServiceChangesTests"/> with pods that run: when a wait for Ready returns, they are all of the newest template, and ready.
/// </summary>
public class RunningChangesTests(Bench bench, ITestOutputHelper output) : IClassFixture<Bench>
{
    private const int AtOnce = 3;

    // Pods with these values do not run here: the image has no Python, the cluster no such claim, node or class.
    private static readonly string[] lacking = ["command", "health", "volumes", "affinity", "priorityClassName"];

    [ClusterFact]
    [Trait("Category", "Long")]
    public async Task A_field_that_is_changed_has_reached_every_pod_when_a_wait_for_Ready_returns()
    {
        var client = bench.Cluster.Client;
        await client.CoreV1.CreateNamespacedServiceAccountAsync(
            new V1ServiceAccount { Metadata = new() { Name = "shop" } }, bench.Namespace);
        await client.CoreV1.CreateNamespacedConfigMapAsync(new V1ConfigMap { Metadata = new() { Name = "settings" } }, bench.Namespace);
        await client.CoreV1.CreateNamespacedSecretAsync(
            new V1Secret
            {
                Metadata = new() { Name = "shop" },
                StringData = new Dictionary<string, string>(StringComparer.Ordinal) { ["password"] = "x" },
            },
            bench.Namespace);
        List<FieldChange> changes = [.. OptionalFields.All(await bench.Cluster.Image("pause")).Where(Runs)];
        var problems = new ConcurrentQueue<string>();

        await Parallel.ForEachAsync(
            changes.Index(), new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (change, _) => await Try($"run-{change.Index}", change.Item, problems));

        output.WriteLine($"{changes.Count} fields: {string.Join(' ', changes.Select(change => change.Name))}");
        Assert.True(problems.IsEmpty, string.Join('\n', problems.Order(StringComparer.Ordinal)));
    }

    private static bool Runs(FieldChange change) => change.With.Append(change.Without).All(
        spec => (string?)spec["type"] == ServiceTypes.Worker
            && !lacking.Any(field => spec.ContainsKey(field) || (spec["scheduling"] as JsonObject)?.ContainsKey(field) is true));

    private async Task Try(string name, FieldChange change, ConcurrentQueue<string> problems)
    {
        await bench.Services.Create(new PythonService
        {
            Metadata = new V1ObjectMeta { Name = name, NamespaceProperty = bench.Namespace },
            Spec = KubernetesJson.Deserialize<PythonServiceSpec>(Running(change, change.Without).ToJsonString()),
        });
        await Look("created");
        foreach (var (index, spec) in change.With.Append(change.Without).Index())
        {
            await bench.Services.Put(name, Running(change, spec));
            await Look($"variant {index}");
        }
        await bench.Services.Delete(name);

        async Task Look(string when)
        {
            var service = Defaults.Complete(await bench.Services.UntilReady(name));
            var wanted = (await bench.Services.Deployment(name))!.Spec.Replicas!.Value;
            foreach (var line in await NewestPods.Problems(bench, name, wanted))
                problems.Enqueue($"{change.Name}, {when}: {line}");
            foreach (var line in await new Likeness(bench, service, await bench.Facts()).Differences())
                problems.Enqueue($"{change.Name}, {when}: {line}");
        }
    }

    private static JsonObject Running(FieldChange change, JsonObject spec)
    {
        var running = spec.DeepClone().AsObject();
        if (change.Name != "replicas")
            running["replicas"] = 1;
        return running;
    }
}
