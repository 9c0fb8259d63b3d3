using System.Text.Json.Nodes;
using k8s;
using PyOps.Cluster;
using PyOps.Crds.Completed;
using PyOps.Crds.Desired;
using PyOps.Crds.Tests.Fixtures;

namespace PyOps.Crds.Tests.Server;

/// <summary>The defaults that a server writes into a service.</summary>
public class DefaultTests(OwnDefinitions definitions) : IClassFixture<OwnDefinitions>
{
    private static readonly ClusterFacts facts = new(NativeSleep: false, InitImage: "init:1");

    public static TheoryData<string> Valid =>
        [.. Fixture.All.Where(fixture => fixture.Errors.Count == 0 && !fixture.Unreadable).Select(fixture => fixture.Name)];

    [ClusterTheory]
    [MemberData(nameof(Valid))]
    public async Task A_server_completes_a_service_as_the_operator_does(string name)
    {
        var written = Fixture.Get(name);

        var stored = (await (await definitions.Of(PythonService.PluralName)).Try(written.Object)).Taken();

        var expected = SchemaDefaults.Apply(written.Object)["spec"];
        Assert.True(JsonNode.DeepEquals(expected, stored["spec"]), $"expected {expected}\nstored {stored["spec"]}");
        Assert.Equal(Rendered(written.Object), Rendered(stored));
    }

    // Absent and written out lead to the same objects.
    private static string Rendered(JsonObject service)
    {
        var read = KubernetesJson.Deserialize<PythonService>(service.ToJsonString());
        read.Metadata = new() { Name = read.Metadata.Name, NamespaceProperty = "web", Uid = "1" };
        return KubernetesJson.Serialize(Children.Build(Defaults.Complete(read), facts));
    }
}
