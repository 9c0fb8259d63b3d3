using System.Text;
using k8s;
using k8s.Models;
using PyOps.Crds.Completed;
using PyOps.Crds.Desired;
using PyOps.Rules.Checks;
using PyOps.Rules.Evaluation;
using PyOps.Rules.Policies;
using PyOps.Rules.Reading;

namespace PyOps.Crds.Tests.Desired;

/// <summary>Each folder below Golden has a PythonService, in.yaml, and what it becomes, out.yaml.</summary>
public class GoldenFolders
{
    private static readonly string Root = Path.Combine(Checkout.Root, "tests", "Crds.Tests", "Desired", "Golden");

    // What a spec chose against the advice of rules that do not enforce; a Worker without health.exec cannot be asked.
    private static readonly Dictionary<string, string[]> asked = new(StringComparer.Ordinal)
    {
        ["full-web"] = ["service-account-token"],
        ["writable-root"] = ["read-only-root"],
        ["worker"] = ["liveness-probe", "readiness-probe"],
        ["worker-closed"] = ["liveness-probe", "readiness-probe"],
    };

    public static TheoryData<string> Cases =>
        [.. Directory.GetDirectories(Root).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_PythonService_becomes_exactly_these_objects(string name)
    {
        GoldenFile.Check(Path.Combine(Root, name, "out.yaml"), KubernetesYaml.SerializeAll(Build(name)) + "\n");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void No_rule_finds_anything_in_it_but_what_the_spec_asks_for(string name)
    {
        var found = Find(Build(name).OfType<V1Deployment>().Single());

        Assert.Equal(asked.GetValueOrDefault(name, []), found.Select(finding => finding.Rule.Id).Distinct(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("migrating")]
    [InlineData("migrating-under-tini")]
    public void No_rule_finds_anything_in_the_Job_of_a_migration_nor_in_its_pod(string name)
    {
        var job = Build(name).OfType<V1Job>().Single();
        var pod = new V1Pod
        {
            Metadata = job.Spec.Template.Metadata with
            {
                Name = "one",
                OwnerReferences = [new() { ApiVersion = "batch/v1", Kind = "Job", Name = job.Metadata.Name, Controller = true }],
            },
            Spec = job.Spec.Template.Spec,
        };

        Assert.Empty(Find(job));
        Assert.Empty(Find(pod.Initialize()));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Building_twice_gives_the_same_bytes(string name)
    {
        var text = File.ReadAllText(Path.Combine(Root, name, "in.yaml"));
        string Json() => KubernetesJson.Serialize(
            Children.Build(Defaults.Complete(KubernetesYaml.Deserialize<PythonService>(text)), new ClusterFacts(false, "init:1")));

        Assert.Equal(Json(), Json());
    }

    private static IEnumerable<Finding> Find(object item) => Evaluator.Find(
        PodReader.Read(Encoding.UTF8.GetBytes(KubernetesJson.Serialize(item))).Pod!, Policy.Default,
        new Request("web", User: null, Effect.Enforce, DateTimeOffset.UnixEpoch));

    /// <summary>The children, and the Job before them where there is a migration.</summary>
    private static IReadOnlyList<object> Build(string name)
    {
        var input = KubernetesYaml.Deserialize<PythonService>(File.ReadAllText(Path.Combine(Root, name, "in.yaml")), strict: true);
        input.Metadata.NamespaceProperty ??= "web";
        input.Metadata.Uid ??= "00000000-0000-0000-0000-000000000001";
        var facts = new ClusterFacts(
            NativeSleep: name.Contains("native-sleep", StringComparison.Ordinal),
            InitImage: "example.com/pyops-init:1")
        {
            EvictsUnhealthy = name.Contains("evicts-unhealthy", StringComparison.Ordinal),
        };
        var service = Defaults.Complete(input);
        IEnumerable<object> jobs =
            service.Migration is null ? [] : [MigrationJobBuilder.Build(service, facts, $"{service.Name}-0123456789")];
        return [.. Children.Build(service, facts).Present, .. jobs];
    }
}
