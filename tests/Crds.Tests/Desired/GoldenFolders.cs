using k8s;
using PyOps.Cluster;
using PyOps.Crds.Completed;
using PyOps.Crds.Desired;

namespace PyOps.Crds.Tests.Desired;

/// <summary>Each folder below Golden has a PythonService, in.yaml, and what it becomes, out.yaml.</summary>
public class GoldenFolders
{
    private static readonly string Root = Path.Combine(Checkout.Root, "tests", "Crds.Tests", "Desired", "Golden");

    public static TheoryData<string> Cases => [.. Directory.GetDirectories(Root).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_PythonService_becomes_exactly_these_objects(string name)
    {
        var input = KubernetesYaml.Deserialize<PythonService>(File.ReadAllText(Path.Combine(Root, name, "in.yaml")), strict: true);
        input.Metadata.NamespaceProperty ??= "web";
        input.Metadata.Uid ??= "00000000-0000-0000-0000-000000000001";
        var facts = new ClusterFacts(NativeSleep: name.Contains("native-sleep", StringComparison.Ordinal), InitImage: "example.com/pyops-init:1");

        var children = Children.Build(Defaults.Complete(input), facts);

        IEnumerable<object> objects = [
            children.Deployment, .. children.Service is null ? Array.Empty<object>() : [children.Service], .. children.Companions.Present];
        GoldenFile.Check(Path.Combine(Root, name, "out.yaml"), KubernetesYaml.SerializeAll(objects) + "\n");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Building_twice_gives_the_same_bytes(string name)
    {
        var text = File.ReadAllText(Path.Combine(Root, name, "in.yaml"));
        string Build() => KubernetesJson.Serialize(
            Children.Build(Defaults.Complete(KubernetesYaml.Deserialize<PythonService>(text)), new ClusterFacts(false, "init:1")));

        Assert.Equal(Build(), Build());
    }
}
