using PyOps.Crds.Schema;
using Xunit.Abstractions;

namespace PyOps.Crds.Tests.Cel;

public class CelCostTests(ITestOutputHelper output)
{
    // What apiextensions refuses. We stay well below, because ours is a bound of an estimate.
    private const long RuleLimit = 10_000_000;
    private const long CrdLimit = 100_000_000;

    private static readonly List<(string Path, string Rule, long Cost)> costs = SchemaRules
        .Of((k8s.Models.V1JSONSchemaProps)CrdGenerator.Build().Spec.Versions[0].Schema.OpenAPIV3Schema)
        .Select(rule => (rule.Path, rule.Rule.Rule, rule.Times * CelCost.Of(CelParser.Parse(rule.Rule.Rule), rule.Schema)))
        .ToList();

    [Fact]
    public void No_rule_costs_more_than_half_of_what_a_server_takes()
    {
        foreach (var (path, rule, cost) in costs.OrderByDescending(entry => entry.Cost))
            output.WriteLine($"{cost,9} {path}: {rule}");
        Assert.NotEmpty(costs);
        Assert.All(costs, entry => Assert.InRange(entry.Cost, 1, RuleLimit / 2));
    }

    [Fact]
    public void All_rules_together_cost_less_than_half_of_what_a_server_takes() =>
        Assert.InRange(costs.Sum(entry => entry.Cost), 1, CrdLimit / 2);
}
