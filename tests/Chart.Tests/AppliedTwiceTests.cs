using System.Text.Json.Nodes;
using PyOps.Cluster;

namespace PyOps.Chart.Tests;

/// <summary>
/// Who applies what the chart renders over what is installed changes nothing and is in conflict with nobody. A server's default within a
/// field that has one owner as a whole would be both: it is there, belongs to whoever installed, and is not in what is applied again.
/// </summary>
[Collection(nameof(LabelGuardTests))]
public class AppliedTwiceTests
{
    public static TheoryData<string> Names { get; } = [.. GoldenTests.Variants.Keys];

    [ClusterTheory]
    [MemberData(nameof(Names))]
    public async Task A_variant_that_is_applied_again_by_somebody_else_differs_in_nothing(string variant)
    {
        await using var site = await ApplySite.Start(GoldenTests.Variants[variant]);
        Assert.Contains(site.Objects, item => (string)item["kind"]! == "Deployment");
        (await site.Kubectl("apply", "--field-manager=helm", "--force-conflicts")).OrThrow("kubectl apply");

        foreach (var manager in new[] { "helm", "kubectl" })
        {
            var again = await site.Kubectl("diff", $"--field-manager={manager}");
            Assert.True(again.ExitCode == 0, $"{again.Output}\n{again.Error}");
        }
    }

    /// <summary>So that the test above is one that can fail.</summary>
    [ClusterFact]
    public async Task A_default_that_is_not_written_within_such_a_field_is_a_conflict()
    {
        await using var site = await ApplySite.Start([]);
        var configuration = site.Objects.Single(item => (string)item["kind"]! == "ValidatingWebhookConfiguration");
        Assert.True(configuration["webhooks"]![0]!["rules"]![0]!.AsObject().Remove("scope"));
        (await site.Kubectl("apply", "--field-manager=helm", "--force-conflicts")).OrThrow("kubectl apply");

        var again = await site.Kubectl("diff", "--field-manager=kubectl");

        Assert.NotEqual(0, again.ExitCode);
        Assert.Contains("conflict with \"helm\"", again.Error, StringComparison.Ordinal);
        Assert.Contains(".rules", again.Error, StringComparison.Ordinal);
    }

    /// <summary>
    /// What admissionregistration/v1 and its like write where it is absent, within fields of one owner.
    /// Held for servers that this one is older than.
    /// </summary>
    [SkippableTheory(typeof(NoClusterException))]
    [InlineData("ValidatingAdmissionPolicy", "spec.matchConstraints", "matchPolicy, namespaceSelector, objectSelector")]
    [InlineData("ValidatingAdmissionPolicy", "spec.matchConstraints.resourceRules[]", "scope")]
    [InlineData("ValidatingAdmissionPolicy", "spec.matchConstraints.excludeResourceRules[]", "scope")]
    [InlineData("ValidatingAdmissionPolicy", "spec", "failurePolicy")]
    [InlineData("ValidatingAdmissionPolicyBinding", "spec.matchResources", "matchPolicy, namespaceSelector, objectSelector")]
    [InlineData("ValidatingAdmissionPolicyBinding", "spec.matchResources.resourceRules[]", "scope")]
    [InlineData("ValidatingWebhookConfiguration", "webhooks[].rules[]", "scope")]
    public async Task A_field_with_one_owner_says_all_that_the_server_would_write_into_it(string kind, string path, string fields)
    {
        foreach (var arguments in GoldenTests.Variants.Values)
        {
            foreach (var item in (await Rendered.With(arguments)).OfKind(kind))
            {
                foreach (var place in Places(item, path.Split('.')))
                    Assert.All(
                        fields.Split(", "),
                        field => Assert.True(place.AsObject().ContainsKey(field), $"{kind} {path}.{field} is not written: {place}"));
            }
        }
    }

    private static IEnumerable<JsonNode> Places(JsonNode from, ReadOnlyMemory<string> path)
    {
        if (path.Length == 0)
            return [from];
        var step = path.Span[0];
        var isList = step.EndsWith("[]", StringComparison.Ordinal);
        var rest = path[1..];
        if (from[isList ? step[..^2] : step] is not { } next)
            return [];
        return isList ? next.AsArray().SelectMany(item => Places(item!, rest)) : Places(next, rest);
    }
}
