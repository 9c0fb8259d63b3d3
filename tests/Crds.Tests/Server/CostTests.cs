using System.Text.Json.Nodes;
using PyOps.Cluster;
using PyOps.Crds.Tests.Schema;
using Xunit.Abstractions;

namespace PyOps.Crds.Tests.Server;

/// <summary>
/// What the API server estimates that the rules of a definition may cost. It refuses a definition above its limits, and an estimate is for
/// ever.
/// </summary>
public class CostTests(ITestOutputHelper output)
{
    // Half is left for rules, fields and entries to come.
    private const double Most = 0.5;

    public static TheoryData<string> Files => [.. DefinitionFiles.Installed];

    [ClusterTheory]
    [MemberData(nameof(Files))]
    public async Task Each_rule_and_all_together_cost_at_most_half_of_what_a_server_takes(string file)
    {
        var program = (await TestCluster.Shared).CelPath;
        var answer = await Tool.Run(program, ["cost", Path.Combine(Checkout.Root, file)], TimeSpan.FromMinutes(1));
        var definition = JsonNode.Parse(answer.OrThrow(program).Output)!.AsArray().Single()!;
        var versions = definition["versions"]!.AsArray();
        var rules = versions.SelectMany(version => version!["rules"]!.AsArray()).ToList();

        foreach (var rule in rules.OrderByDescending(rule => (double)rule!["share"]!).Take(10))
            output.WriteLine($"{(double)rule!["share"]!,6:P1} {rule["path"]} {rule["field"]}");

        Assert.True(definition["errors"] is not JsonArray { Count: > 0 } errors, definition["errors"]?.ToJsonString());
        Assert.NotEmpty(rules);
        Assert.All(rules, rule => Assert.InRange((double)rule!["share"]!, 0, Most));
        Assert.All(versions, version => Assert.InRange((double)version!["share"]!, 0, Most));
        // A message that names what is wrong is an expression with a cost of its own.
        var expected = SchemaRules.Of(DefinitionFiles.At(file)).ToList();
        Assert.Equal(expected.Count + expected.Count(rule => rule.MessageExpression is not null), rules.Count);
    }
}
