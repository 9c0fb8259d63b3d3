using System.Text.Json.Nodes;
using PyOps.Cluster;
using YamlDotNet.Serialization;

namespace PyOps.Chart.Tests;

/// <summary>What the release may do.</summary>
public class RoleTests
{
    private static readonly string[] Kinds = ["ServiceAccount", "ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding"];

    /// <summary>FilesTests holds the files equal; this, that the template loses none of them.</summary>
    [SkippableFact(typeof(NoClusterException))]
    public async Task The_chart_grants_what_config_grants()
    {
        var written = Directory.GetFiles(Path.Combine(Checkout.Root, "config", "rbac"), "*.yaml")
            .SelectMany(file => File.ReadAllText(file).Split("\n---\n"))
            .Select(text => new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(text))
            .Where(item => Kinds.Contains(item["kind"]))
            .Select(item => $"{item["kind"]} {((Dictionary<object, object>)item["metadata"])["name"]}");

        Assert.Equal(written.Order(StringComparer.Ordinal), Names(await Rendered.With()).Order(StringComparer.Ordinal));
    }

    [SkippableFact(typeof(NoClusterException))]
    public async Task Every_binding_is_to_an_account_in_the_release_s_namespace()
    {
        var rendered = await Rendered.With("--namespace", "platform");
        Assert.All(
            rendered.Objects.Where(item => $"{item["kind"]}".EndsWith("Binding", StringComparison.Ordinal) && item.ContainsKey("subjects")),
            binding => Assert.All(binding["subjects"]!.AsArray(), subject => Assert.Equal("platform", (string)subject!["namespace"]!)));
        Assert.All(
            rendered.Objects.Where(item => $"{item["kind"]}" is "Role" or "RoleBinding" or "ServiceAccount"),
            item => Assert.Equal("platform", (string)item["metadata"]!["namespace"]!));
    }

    [SkippableFact(typeof(NoClusterException))]
    public async Task The_webhook_reads_the_policy_and_nothing_else()
    {
        var rendered = await Rendered.With();
        var bound = rendered.Objects
            .Where(item => item.ContainsKey("subjects")
                && item["subjects"]!.AsArray().Any(subject => (string?)subject!["name"] == "pyops-webhook"))
            .Select(item => (string)item["roleRef"]!["name"]!);
        var rule = Assert.Single(rendered.Single("ClusterRole", Assert.Single(bound))["rules"]!.AsArray());
        var expected = JsonNode.Parse("""{"apiGroups":["pyops.dev"],"resources":["runtimepolicies"],"verbs":["get","list","watch"]}""");
        Assert.True(JsonNode.DeepEquals(expected, rule), $"{rule}");
    }

    [SkippableFact(typeof(NoClusterException))]
    public async Task Without_admission_its_permissions_are_gone() =>
        Assert.DoesNotContain(
            Names(await Rendered.With("--set", "admission.enabled=false")),
            name => name.Contains("webhook", StringComparison.Ordinal) || name.Contains("certificates", StringComparison.Ordinal));

    [SkippableFact(typeof(NoClusterException))]
    public async Task Where_cert_manager_writes_the_certificates_the_operator_may_neither_read_a_Secret_nor_write_the_configuration()
    {
        var roles = (await Rendered.With("--set", "certificates.mode=external")).Objects.Where(item => item.ContainsKey("rules")).ToList();
        var rules = roles.SelectMany(role => role["rules"]!.AsArray()).Select(rule => rule!.ToJsonString()).ToList();
        Assert.DoesNotContain(rules, rule => rule.Contains("secrets", StringComparison.Ordinal));
        Assert.Contains(
            "\"list\",\"watch\"]}",
            Assert.Single(rules, rule => rule.Contains("validatingwebhookconfigurations", StringComparison.Ordinal)));
    }

    [SkippableFact(typeof(NoClusterException))]
    public async Task CRDs_stay_when_the_release_goes_and_are_a_choice()
    {
        Assert.All(
            (await Rendered.With()).OfKind("CustomResourceDefinition"),
            crd => Assert.Equal("keep", (string?)crd["metadata"]!["annotations"]?["helm.sh/resource-policy"]));
        Assert.Empty((await Rendered.With("--set", "crds.install=false")).OfKind("CustomResourceDefinition"));
    }

    private static IEnumerable<string> Names(Rendered rendered) =>
        rendered.Objects.Where(item => Kinds.Contains((string)item["kind"]!)).Select(item => $"{item["kind"]} {item["metadata"]!["name"]}");
}
