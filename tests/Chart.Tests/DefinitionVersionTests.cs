using PyOps.Cluster;

namespace PyOps.Chart.Tests;

/// <summary>Definitions hold nothing that a supported server would refuse because it does not know it.</summary>
public class DefinitionVersionTests
{
    private const string Naming = "\"messageExpression\"";
    private const string Constant = "\"message\"";

    [SkippableTheory(typeof(NoClusterException))]
    [InlineData("1.25", false)]
    [InlineData("v1.26.15-gke.1", false)]
    [InlineData("1.27", true)]
    [InlineData("v1.36.0", true)]
    public async Task Messages_that_name_what_is_wrong_come_with_the_server_that_knows_them(string version, bool isKnown)
    {
        var rendered = await Rendered.With("--kube-version", version);
        var definitions = rendered.OfKind("CustomResourceDefinition").Select(item => item.ToJsonString()).ToList();

        Assert.NotEmpty(definitions);
        Assert.All(definitions, definition => Assert.Contains(Constant, definition, StringComparison.Ordinal));
        Assert.All(definitions, definition => Assert.Equal(isKnown, definition.Contains(Naming, StringComparison.Ordinal)));
    }
}
