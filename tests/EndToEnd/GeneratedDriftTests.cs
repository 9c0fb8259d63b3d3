using k8s;
using PyOps.Cluster;
using PyOps.Crds;
using PyOps.Crds.Completed;
using PyOps.Crds.Desired;
using PyOps.EndToEnd.Support;
using Xunit.Abstractions;

namespace PyOps.EndToEnd;

/// <summary>Every field that any child of a service has from us, edited by somebody else; a new field is among them by itself.</summary>
public class GeneratedDriftTests(Bench bench, ITestOutputHelper output) : IClassFixture<Bench>
{
    private static readonly Version nativeSleepSince = new(1, 30);

    [ClusterTheory]
    [InlineData("worker-with-exec")]
    public async Task Whatever_of_ours_somebody_edits_is_put_back_and_what_he_adds_is_told(string input)
    {
        var edits = await Settled(input);
        try
        {
            foreach (var kind in ChildTable.All)
                await kind.Use(edits);
        }
        finally
        {
            edits.Done.ForEach(output.WriteLine);
        }
        Assert.True(edits.Missed is [], string.Join('\n', edits.Missed));
    }

    private async Task<Edits> Settled(string input)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Checkout.Root, "tests", "Crds.Tests", "Desired", "Golden", input, "in.yaml"));
        var spec = KubernetesYaml.Deserialize<PythonService>(text).Spec!;
        await bench.Services.CreateWithoutPods(input, blank => Take(spec, blank));
        var created = await bench.Services.Until(input, Reasons.ScaledToZero);
        var completed = Defaults.Complete(created);
        var facts = new ClusterFacts(NativeSleep: bench.Cluster.Server >= nativeSleepSince, await bench.Cluster.Image("init"));
        return new Edits(bench, completed, new ServicePods(PodTemplateBuilder.Build(completed, facts)), facts);
    }

    // All that the input says, but without pods.
    private static void Take(PythonServiceSpec from, PythonServiceSpec to)
    {
        foreach (var property in typeof(PythonServiceSpec).GetProperties())
        {
            if (property.GetValue(from) is { } value)
                property.SetValue(to, value);
        }
        to.Replicas = 0;
    }
}
