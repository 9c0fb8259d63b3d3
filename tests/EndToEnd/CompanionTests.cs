using k8s;
using k8s.Models;
using PyOps.Cluster;
using PyOps.Crds;
using PyOps.EndToEnd.Support;

namespace PyOps.EndToEnd;

/// <summary>HorizontalPodAutoscaler, Ingress and NetworkPolicy come, are kept and go with their fields.</summary>
public class CompanionTests(Bench bench) : IClassFixture<Bench>
{
    private static readonly TimeSpan soon = TimeSpan.FromSeconds(30);

    private Companion<V1HorizontalPodAutoscaler> Autoscalers => new(bench);

    private Companion<V1Ingress> Ingresses => new(bench);

    private Companion<V1NetworkPolicy> Policies => new(bench);

    [ClusterFact]
    public async Task An_Ingress_is_made_changed_repaired_and_removed()
    {
        await Settled("way", spec => spec.Ingress = new() { Host = "shop.example.com", TlsSecret = "shop-tls" });
        await Ingresses.Until("way", ingress => ingress.Spec.Rules.Single().Host == "shop.example.com");

        await bench.Services.Patch("way", """{"spec":{"ingress":{"path":"/cart","tlsSecret":null}}}""");
        await Ingresses.Until("way", ingress => ingress.Spec.Tls is null && ingress.Spec.Rules[0].Http.Paths[0].Path == "/cart");

        await Ingresses.Patch("way", """{"spec":{"rules":[{"host":"evil.example.com"}]}}""");
        await Ingresses.Until("way", ingress => ingress.Spec.Rules.Single().Host == "shop.example.com");

        await Ingresses.Delete("way");
        await Ingresses.Until("way", ingress => ingress.Spec.Rules.Single().Host == "shop.example.com");

        await bench.Services.Patch("way", """{"spec":{"ingress":null}}""");
        await Ingresses.UntilGone("way");
        await bench.Services.Until("way", Reasons.ScaledToZero, soon);
    }

    [ClusterFact]
    public async Task A_rule_that_somebody_adds_to_a_closed_NetworkPolicy_is_taken_away()
    {
        await Settled("closed", spec => spec.NetworkPolicy = new());
        await Policies.Until("closed", policy => policy.Spec is { Ingress: null or [], PolicyTypes: ["Ingress"] });

        await Policies.Patch("closed", """{"spec":{"ingress":[{}]}}""");

        await Policies.Until("closed", policy => policy.Spec.Ingress is null or []);
        await bench.Services.Patch("closed", """{"spec":{"networkPolicy":{"allowFrom":[{"namespaceSelector":{}}]}}}""");
        await Policies.Until(
            "closed",
            policy => policy.Spec.Ingress is [{ FromProperty: [{ NamespaceSelector: not null }], Ports: [{ Port.Value: "8080" }] }]);
        await bench.Services.Patch("closed", """{"spec":{"networkPolicy":null}}""");
        await Policies.UntilGone("closed");
    }

    [ClusterFact]
    public async Task An_object_of_the_same_name_that_is_not_ours_is_neither_touched_nor_removed()
    {
        var theirs = new V1Ingress
        {
            ApiVersion = "networking.k8s.io/v1",
            Kind = "Ingress",
            Metadata = new V1ObjectMeta { Name = "theirs" },
            Spec = new V1IngressSpec { Rules = [new V1IngressRule { Host = "theirs.example.com" }] },
        };
        await bench.Cluster.Client.NetworkingV1.CreateNamespacedIngressAsync(theirs, bench.Namespace);

        await bench.Services.CreateWithoutPods("theirs", spec => spec.Ingress = new() { Host = "shop.example.com" });

        var stalled = await bench.Services.Until("theirs", Reasons.NameConflict, soon);
        Assert.Contains("Ingress \"theirs\" exists and was not made by PyOps", Services.Ready(stalled)!.Message, StringComparison.Ordinal);
        Assert.NotNull(await bench.Services.Deployment("theirs"));
        await bench.Services.Patch("theirs", """{"spec":{"ingress":null}}""");
        await bench.Services.Until("theirs", Reasons.ScaledToZero, soon);
        Assert.Equal("theirs.example.com", (await Ingresses.Get("theirs"))!.Spec.Rules.Single().Host);
    }

    [ClusterFact]
    public async Task A_service_that_begins_with_an_autoscaler_begins_within_its_bounds_and_ends_with_spec_replicas()
    {
        await bench.Services.CreateWithoutPods("begins", spec => spec.Autoscaling = new() { MinReplicas = 1, MaxReplicas = 3 });

        await Autoscalers.Until(
            "begins",
            autoscaler => autoscaler.Spec is { MinReplicas: 1, MaxReplicas: 3, TargetCPUUtilizationPercentage: 70 });
        var handed = await Wait.Until(
            () => bench.Services.Deployment("begins"), d => d?.Metadata.Annotations.ContainsKey(ApiNames.ScaledByAnnotation) is true,
            soon, "the hand-over");
        Assert.Equal(1, handed!.Spec.Replicas);
        Assert.Equal(["pyops-scale"], Owners(handed));

        await bench.Services.Patch("begins", """{"spec":{"autoscaling":null}}""");

        await Autoscalers.UntilGone("begins");
        var taken = await Wait.Until(() => bench.Services.Deployment("begins"), d => d!.Spec.Replicas == 0, soon, "spec.replicas");
        Assert.DoesNotContain(ApiNames.ScaledByAnnotation, taken!.Metadata.Annotations);
        Assert.Equal(["pyops"], Owners(taken));
    }

    private static IEnumerable<string> Owners(V1Deployment deployment) => deployment.Metadata.ManagedFields
        .Where(entry => entry.Operation == "Apply"
            && KubernetesJson.Serialize(entry.FieldsV1).Contains("\"f:replicas\"", StringComparison.Ordinal))
        .Select(entry => entry.Manager);

    private async Task Settled(string name, Action<PythonServiceSpec> change)
    {
        await bench.Services.CreateWithoutPods(name, change);
        await bench.Services.Until(name, Reasons.ScaledToZero, soon);
    }
}
