using System.Text.Json.Nodes;
using PyOps.Cluster;

namespace PyOps.Chart.Tests;

/// <summary>Who reaches our ports where a network plugin enforces policies.</summary>
public class NetworkPolicyTests
{
    private static readonly string[] all =
    [
        "--set", "networkPolicy.apiServers={10.0.0.1/32,fd00::1/128},networkPolicy.nodes={10.0.0.0/24},webhook.port=10250",
        "--set-json",
        """networkPolicy.metrics=[{"namespaceSelector":{"matchLabels":{"kubernetes.io/metadata.name":"monitoring"}}}]""",
    ];

    public static TheoryData<string, string, string> Chosen { get; } = new()
    {
        // Values, component, and for each port who is let in; "all" where the rule names nobody.
        { "networkPolicy.nodes={10.0.0.0/24}", "operator", "8081: 10.0.0.0/24" },
        { "networkPolicy.nodes={10.0.0.0/24}", "webhook", "8081: 10.0.0.0/24; 8443: all" },
        { "networkPolicy.apiServers={10.0.0.1/32}", "webhook", "8081: all; 8443: 10.0.0.1/32, operator" },
        { "networkPolicy.apiServers={10.0.0.1/32}", "operator", "" },
        { "networkPolicy.apiServers={10.0.0.1/32},admission.enabled=false", "webhook", "" },
        { "networkPolicy.nodes={10.0.0.0/24},admission.enabled=false", "operator", "8081: 10.0.0.0/24" },
    };

    [SkippableFact(typeof(NoClusterException))]
    public async Task By_default_there_is_none() => Assert.Empty((await Rendered.With()).OfKind("NetworkPolicy"));

    [SkippableTheory(typeof(NoClusterException))]
    [MemberData(nameof(Chosen))]
    public async Task A_port_is_closed_to_others_where_somebody_is_named_for_it_and_open_else(
        string values, string component, string expected)
    {
        var policy = (await Rendered.With("--set", values)).OfKind("NetworkPolicy")
            .SingleOrDefault(policy => (string?)policy["metadata"]!["name"] == $"pyops-{component}");
        Assert.Equal(expected, policy is null ? "" : string.Join("; ", policy["spec"]!["ingress"]!.AsArray().Select(Told)));
    }

    /// <summary>A policy shuts every port that it does not name: one that a pod comes to have must be in it.</summary>
    [SkippableTheory(typeof(NoClusterException))]
    [InlineData("operator")]
    [InlineData("webhook")]
    public async Task Every_port_of_a_component_is_in_its_policy_and_the_policy_selects_the_component(string component)
    {
        var rendered = await Rendered.With(all);
        var template = rendered.Single("Deployment", $"pyops-{component}")["spec"]!["template"]!;
        var policy = rendered.Single("NetworkPolicy", $"pyops-{component}")["spec"]!;

        Assert.True(JsonNode.DeepEquals(template["metadata"]!["labels"], policy["podSelector"]!["matchLabels"]));
        var ports = template["spec"]!["containers"]!.AsArray().SelectMany(container => container!["ports"]!.AsArray());
        Assert.Equal(
            ports.Select(port => (int)port!["containerPort"]!).Order(),
            policy["ingress"]!.AsArray().SelectMany(rule => rule!["ports"]!.AsArray()).Select(port => (int)port!["port"]!).Order());
    }

    /// <summary>Else the operator would wait for ever for a certificate that nobody shows it.</summary>
    [SkippableFact(typeof(NoClusterException))]
    public async Task Whom_the_webhook_lets_in_as_the_operator_is_the_operator()
    {
        var rendered = await Rendered.With(all);
        var labels = rendered.Single("Deployment", "pyops-operator")["spec"]!["template"]!["metadata"]!["labels"];
        var selected = rendered.Single("NetworkPolicy", "pyops-webhook")["spec"]!["ingress"]!.AsArray()
            .SelectMany(rule => rule!["from"]!.AsArray())
            .Select(peer => peer!["podSelector"]?["matchLabels"]).OfType<JsonNode>();
        Assert.True(JsonNode.DeepEquals(labels, Assert.Single(selected)));
    }

    [ClusterFact]
    public async Task A_server_takes_them()
    {
        var cluster = await TestCluster.Shared;
        await using var ns = await cluster.Namespace("policies");
        var rendered = await Rendered.With([.. all, "--namespace", ns.Name, "--show-only", "templates/network-policies.yaml"]);

        var applied = await cluster.Kubectl(["apply", "--dry-run=server", "--validate=strict", "-f", "-"], rendered.Text);

        Assert.Equal(
            ["networkpolicy.networking.k8s.io/pyops-operator", "networkpolicy.networking.k8s.io/pyops-webhook"],
            applied.OrThrow("kubectl apply").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split(' ')[0]));
    }

    private static string Told(JsonNode? rule)
    {
        var peers = rule!["from"]?.AsArray().Select(peer => (string?)peer!["ipBlock"]?["cidr"] ?? "operator") ?? ["all"];
        return $"{rule["ports"]![0]!["port"]}: {string.Join(", ", peers)}";
    }
}
