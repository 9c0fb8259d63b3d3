using System.Text.RegularExpressions;
using k8s;
using k8s.Autorest;
using PyOps.Cluster;
using PyOps.Crds.Schema;
using PyOps.Crds.Tests.Fixtures;

namespace PyOps.Crds.Tests.Policies;

/// <summary>What a real API server says of each case, by creating it as a dry run.</summary>
public partial class PolicyServerTests
{
    private static readonly Version cel = new(1, 25);

    private static readonly Lazy<Task<TestCluster>> ready = new(async () =>
    {
        var cluster = await TestCluster.Shared;
        await cluster.InstallCrds([PolicyCrd.Build(includeCel: cluster.Server >= cel)]);
        return cluster;
    });

    public static TheoryData<string> Cases => PolicyFixture.Names;

    [ClusterTheory]
    [MemberData(nameof(Cases))]
    public async Task A_server_refuses_what_its_schema_can_see(string name)
    {
        var fixture = PolicyFixture.Get(name);
        var cluster = await ready.Value;
        var expected = fixture.Errors.Where(error => error.By is Judge.Schema || (error.By is Judge.Cel && cluster.Server >= cel)).ToList();

        var answer = await Record.ExceptionAsync(() => cluster.Client.CustomObjects.CreateClusterCustomObjectAsync(
            fixture.Object, ApiNames.Group, ApiNames.Version, RuntimePolicy.PluralName, dryRun: "All"));

        if (expected.Count == 0)
        {
            Assert.Null(answer);
            return;
        }
        // Older servers name no index, and write a map's key like a field.
        var text = Bracket().Replace(Assert.IsType<HttpOperationException>(answer).Response.Content, "");
        Assert.Contains("is invalid", text, StringComparison.Ordinal);
        Assert.All(expected, error => Assert.Contains(Bracket().Replace(error.At, ""), text, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\[[^\]]*\]", RegexOptions.None, 1000)]
    private static partial Regex Bracket();
}
