using k8s;
using k8s.Models;
using PyOps.Crds.Completed;
using PyOps.Crds.Desired;
using PyOps.Operator.Runtime.Objects;
using PyOps.Operator.Services.Revisions;
using PyOps.Operator.Sources;
using PyOps.Operator.Tests.Services;

namespace PyOps.Operator.Tests.Sources;

public class PackedDataTests
{
    [Fact]
    public void A_revision_in_the_store_says_what_it_said_before()
    {
        var stored = Stored(new RevisionData("1", "abc", "shop:1", "1.0.0", """{"spec":{"containers":[{"name":"\u00e4pp 🐍"}]}}"""));
        var packed = PackedData.Project(KubernetesJson.Deserialize<V1ControllerRevision>(KubernetesJson.Serialize(stored)));

        Assert.IsType<PackedData>(packed.Data);
        Assert.Equal(RevisionData.Read(stored), RevisionData.Read(packed));
        Assert.Equal(CanonicalJson.Text(stored), CanonicalJson.Text(packed));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"format":1}""")]
    [InlineData("\"text\"")]
    public void Data_that_is_not_ours_stays_what_it_is(string data)
    {
        var packed = PackedData.Project(KubernetesJson.Deserialize<V1ControllerRevision>(
            $$"""{"metadata":{"name":"a"},"revision":1,"data":{{data}}}"""));

        Assert.Equal(data, System.Text.Json.JsonSerializer.Serialize(packed.Data));
        Assert.Null(RevisionData.Read(packed));
    }

    private static V1ControllerRevision Stored(RevisionData data) =>
        RevisionBuilder.Build(Defaults.Complete(Given.Shop()), "shop-1", 1, data);
}
