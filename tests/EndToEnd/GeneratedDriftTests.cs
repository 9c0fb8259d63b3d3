using k8s;
using k8s.Models;
using PyOps.Cluster;
using PyOps.Crds.Completed;
using PyOps.Crds.Desired;
using PyOps.EndToEnd.Support;
using PyOps.Operator.Services;
using Xunit.Abstractions;

namespace PyOps.EndToEnd;

/// <summary>Every field that any child of a service has from us, edited by somebody else; a new field is among them by itself.</summary>
public class GeneratedDriftTests(Bench bench, ITestOutputHelper output) : IClassFixture<Bench>
{
    // Maps that a server older than any that is supported merges, and others replace as a whole.
    private static readonly HashSet<string> merged =
        ["/spec/template/spec/nodeSelector/example.com~1added", "/spec/selector/example.com~1added"];

    public static TheoryData<string> Chosen => [.. DriftShares.ByInput.Keys];

    public static TheoryData<string> Inputs => [.. GoldenInputs.Names];

    [Fact]
    public void Every_field_of_all_golden_inputs_is_in_the_share_of_one_of_the_chosen()
    {
        Assert.True(DriftShares.All.SetEquals(DriftShares.ByInput.Values.SelectMany(share => share)));
        Assert.Equal(ChildTable.All.Select(kind => kind.Name).ToHashSet(), DriftShares.All.Select(field => field.Kind).ToHashSet());
    }

    [ClusterTheory]
    [MemberData(nameof(Chosen))]
    public async Task Whatever_of_ours_somebody_edits_is_put_back_and_what_he_adds_is_told(string input)
    {
        HashSet<(string Kind, string Field, string Verb)> once = [];
        await Edit(input, (kind, edit) => DriftShares.IsOf(input, kind, edit) && once.Add((kind, edit.Field, edit.Verb)));
    }

    [ClusterTheory]
    [MemberData(nameof(Inputs))]
    [Trait("Category", "Long")]
    public Task The_same_goes_for_each_field_of_each_golden_input(string input) => Edit(input, (_, _) => true);

    private Task Edit(string input, Func<string, Mutation, bool> scope) => Edit(bench, output, input, scope);

    /// <summary>Edits the children of a golden input's service, and asserts that each edit is undone or told.</summary>
    internal static async Task Edit(Bench bench, ITestOutputHelper output, string input, Func<string, Mutation, bool> scope)
    {
        await NoPods(bench);
        var created = await bench.Services.Create(GoldenInputs.Read(input, bench.Namespace));
        var completed = Defaults.Complete(created);
        var facts = await bench.Facts();
        var edits = new Edits(
            bench, completed, new ServicePods(PodTemplateBuilder.Build(completed, facts)), facts,
            (kind, edit) => scope(kind, edit) && !IsMergedHere(bench.Cluster.Server, edit));
        try
        {
            foreach (var kind in ChildTable.All)
                await kind.Use(edits);
        }
        finally
        {
            edits.Done.Concat(edits.Missed).ToList().ForEach(output.WriteLine);
        }
        Assert.True(edits.Missed is [], string.Join('\n', edits.Missed));
        await bench.Services.Delete(input);
    }

    private static bool IsMergedHere(Version server, Mutation edit) =>
        server < new Version(OlderServers.Oldest.Major, OlderServers.Oldest.Minor)
        && merged.Contains(edit.Path);

    // The inputs want pods of images that there are not. None is made; nothing here is about them.
    private static async Task NoPods(Bench bench)
    {
        var quota = new V1ResourceQuota
        {
            ApiVersion = "v1",
            Kind = "ResourceQuota",
            Metadata = new V1ObjectMeta { Name = "no-pods" },
            Spec = new V1ResourceQuotaSpec { Hard = new Dictionary<string, ResourceQuantity>(StringComparer.Ordinal) { ["pods"] = "0" } },
        };
        var applied = await bench.Cluster.Kubectl(["apply", "-n", bench.Namespace, "-f", "-"], KubernetesYaml.Serialize(quota));
        applied.OrThrow("kubectl apply");
    }
}
