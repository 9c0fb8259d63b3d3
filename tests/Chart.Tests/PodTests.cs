using System.Text;
using System.Text.Json.Nodes;
using PyOps.Cluster;
using PyOps.Rules.Checks;
using PyOps.Rules.Evaluation;
using PyOps.Rules.Policies;
using PyOps.Rules.Reading;

namespace PyOps.Chart.Tests;

/// <summary>Our own pods keep to what we ask of others.</summary>
public class PodTests
{
    // The built-in defaults, and for a template all that they say: nothing is weakened.
    private static readonly Policy Strict = new() { Templates = Effect.Enforce };

    [SkippableFact(typeof(NoClusterException))]
    public async Task Our_own_rules_find_nothing_to_reject_or_to_warn_of()
    {
        var deployments = (await Rendered.With()).OfKind("Deployment").ToList();
        Assert.Equal(2, deployments.Count);
        foreach (var deployment in deployments)
        {
            var reading = PodReader.Read(Encoding.UTF8.GetBytes(deployment.ToJsonString()));
            Assert.True(reading.IsTemplate, reading.Problem);
            var decision = Evaluator.Evaluate(
                reading, null, Strict, new(ChartRelease.Namespace, null, Effect.Enforce, DateTimeOffset.UnixEpoch));
            Assert.Empty(decision.Findings.Where(judged => judged.Effect >= Effect.Warn).Select(judged => judged.Finding.Message));
        }
    }

    /// <summary>So that the test above is one that can fail.</summary>
    [SkippableFact(typeof(NoClusterException))]
    public async Task A_hardening_that_is_taken_away_is_found()
    {
        var deployment = (await Rendered.With()).Single("Deployment", "pyops-webhook");
        Assert.True(deployment["spec"]!["template"]!["spec"]!["containers"]![0]!.AsObject().Remove("securityContext"));
        var reading = PodReader.Read(Encoding.UTF8.GetBytes(deployment.ToJsonString()));
        var decision = Evaluator.Evaluate(
            reading, null, Strict, new(ChartRelease.Namespace, null, Effect.Enforce, DateTimeOffset.UnixEpoch));
        Assert.Contains("[drop-capabilities]", decision.Denial);
    }

    /// <summary>It drains for 10 s; what was in flight has a time limit of 5 s by the API server.</summary>
    [SkippableFact(typeof(NoClusterException))]
    public async Task The_webhook_may_take_the_time_to_drain_and_never_loses_a_replica_to_an_upgrade()
    {
        var spec = (await Rendered.With()).Single("Deployment", "pyops-webhook")["spec"]!;
        Assert.True((int)spec["template"]!["spec"]!["terminationGracePeriodSeconds"]! >= 20);
        Assert.Equal(0, (int)spec["strategy"]!["rollingUpdate"]!["maxUnavailable"]!);
    }

    /// <summary>
    /// Seen on a server: the new replicas waited for certificates that only a leader makes, and the old one, which knew of none, for them.
    /// </summary>
    [SkippableFact(typeof(NoClusterException))]
    public async Task No_old_leader_stays_while_new_operators_wait_to_become_ready()
    {
        var strategy = (await Rendered.With()).Single("Deployment", "pyops-operator")["spec"]!["strategy"]!["rollingUpdate"]!;
        Assert.Equal("100%", (string)strategy["maxUnavailable"]!);
    }

    [SkippableFact(typeof(NoClusterException))]
    public async Task The_webhook_s_pods_see_its_leaf_and_never_the_authority_s_key()
    {
        var pod = (await Rendered.With()).Single("Deployment", "pyops-webhook")["spec"]!["template"]!["spec"]!;
        var secret = Assert.Single(pod["volumes"]!.AsArray())!["secret"]!;
        Assert.Equal("pyops-webhook-tls", (string)secret["secretName"]!);
        Assert.True((bool)secret["optional"]!);
        Assert.Equal(["tls.crt", "tls.key"], secret["items"]!.AsArray().Select(item => (string)item!["key"]!));
    }

    /// <summary>The API server lets a node's kubelet read every Secret that a pod on it refers to, whole, in whatever way.</summary>
    [SkippableTheory(typeof(NoClusterException))]
    [MemberData(nameof(GoldenTests.Names), MemberType = typeof(GoldenTests))]
    public async Task No_pod_of_ours_refers_to_a_Secret_with_an_authority(string variant)
    {
        var deployments = (await Rendered.With(GoldenTests.Variants[variant])).OfKind("Deployment").ToList();
        Assert.NotEmpty(deployments);
        Assert.All(deployments, deployment =>
        {
            var pod = deployment["spec"]!["template"]!["spec"]!.AsObject();
            // What it refers to, apart from what its programs are told.
            foreach (var container in pod["containers"]!.AsArray())
                container!.AsObject().Remove("args");
            Assert.DoesNotContain("pyops-webhook-ca", pod.ToJsonString(), StringComparison.Ordinal);
            Assert.DoesNotContain("pyops-authority", pod.ToJsonString(), StringComparison.Ordinal);
        });
    }

    [SkippableFact(typeof(NoClusterException))]
    public async Task Every_component_is_selected_by_its_own_Service_and_budget()
    {
        var rendered = await Rendered.With();
        var labels = rendered.Single("Deployment", "pyops-webhook")["spec"]!["template"]!["metadata"]!["labels"]!;
        Assert.True(JsonNode.DeepEquals(labels, rendered.Single("Service", "pyops-webhook")["spec"]!["selector"]));
        Assert.True(JsonNode.DeepEquals(
            labels,
            rendered.Single("PodDisruptionBudget", "pyops-webhook")["spec"]!["selector"]!["matchLabels"]));
        Assert.False(JsonNode.DeepEquals(
            labels,
            rendered.Single("Deployment", "pyops-operator")["spec"]!["template"]!["metadata"]!["labels"]));
    }
}
