using System.Text.RegularExpressions;
using k8s;
using k8s.Autorest;
using PyOps.Cluster;
using PyOps.Crds.Schema;

namespace PyOps.Crds.Tests.Fixtures;

/// <summary>What a real API server says of each case, by creating it as a dry run.</summary>
public partial class ServerTests
{
    private static readonly Version cel = new(1, 25);

    private static readonly Lazy<Task<TestCluster>> ready = new(async () =>
    {
        var cluster = await TestCluster.Shared;
        await cluster.InstallCrds([CrdGenerator.Build(includeCel: cluster.Server >= cel)]);
        return cluster;
    });

    public static TheoryData<string> Cases => Fixture.Names;

    [ClusterTheory]
    [MemberData(nameof(Cases))]
    public async Task A_server_refuses_what_its_schema_can_see(string name)
    {
        var fixture = Fixture.Get(name);
        var cluster = await ready.Value;
        var expected = fixture.Errors.Where(error => error.By is Judge.Schema || (error.By is Judge.Cel && cluster.Server >= cel)).ToList();

        var answer = await Record.ExceptionAsync(() => cluster.Client.CustomObjects.CreateNamespacedCustomObjectAsync(
            fixture.Object, ApiNames.Group, ApiNames.Version, "default", PythonService.PluralName, dryRun: "All"));

        if (expected.Count == 0)
        {
            Assert.Null(answer);
            return;
        }
        // Older servers name no index, and write a map's key like a field.
        var text = Index().Replace(Assert.IsType<HttpOperationException>(answer).Response.Content, "");
        Assert.Contains("is invalid", text, StringComparison.Ordinal);
        Assert.All(
            expected.Where(error => error.By is Judge.Schema),
            error => Assert.Contains(Bracket().Replace(error.Field, ""), text, StringComparison.Ordinal));
        Assert.All(expected.Where(error => error.By is Judge.Cel), error => Assert.Contains(error.Says, text, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\[[0-9]+\]", RegexOptions.None, 1000)]
    private static partial Regex Index();

    [GeneratedRegex(@"\[[^\]]*\]", RegexOptions.None, 1000)]
    private static partial Regex Bracket();
}
