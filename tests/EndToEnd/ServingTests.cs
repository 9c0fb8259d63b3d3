using k8s.Models;
using PyOps.Cluster;
using PyOps.Crds;
using PyOps.EndToEnd.Support;

namespace PyOps.EndToEnd;

/// <summary>Pods that serve are never cut off by a change of their service, also where there is one of them.</summary>
public class ServingTests(Bench bench) : IClassFixture<Bench>
{
    // Each leads to new pods, another Service or both; the last ones take back what the first ones did.
    private static readonly string[] changes =
    [
        """{"spec":{"port":9000}}""",
        """{"spec":{"podLabels":{"team":"checkout"}}}""",
        """{"spec":{"health":{"path":"/livez","livenessPath":"/healthz"}}}""",
        """{"spec":{"service":{"port":8000}}}""",
        """{"spec":{"service":{"port":80,"type":"NodePort"},"podLabels":null}}""",
        """{"spec":{"port":8080,"networkPolicy":{"allowFrom":[{"podSelector":{}},{"ipBlock":{"cidr":"192.0.2.0/24"}}]}}}""",
    ];

    [ClusterTheory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Under_traffic_no_change_loses_a_request_and_no_restriction_closes_the_port_of_a_pod_that_serves(int replicas)
    {
        var name = $"serving-{replicas}";
        await bench.Services.Create(name, await bench.Cluster.Image("shop"), spec =>
        {
            spec.Replicas = replicas;
            spec.Health = new() { Path = "/healthz" };
            spec.NetworkPolicy = new() { AllowFrom = [new V1NetworkPolicyPeer { PodSelector = new() }] };
        });
        await bench.Services.Until(name, Reasons.Running);
        var client = await Traffic.Start(bench, name, 80, 8000);

        foreach (var change in changes)
        {
            await bench.Services.Patch(name, change);
            var closed = await PortWatch.Until(bench, name, () => bench.Services.Until(name, Reasons.Running));
            Assert.True(closed is [], $"{change}: {string.Join(", ", closed)}");
            Assert.All(await client.After(20), answer => Assert.True(answer is "200", $"{change}: {answer}"));
        }

        var answers = await client.Stop();
        Assert.True(answers.Count > 500, $"only {answers.Count} requests were sent");
        Assert.All(answers, answer => Assert.Equal("200", answer));
    }
}
