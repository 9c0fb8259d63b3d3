using k8s;
using k8s.Models;
using PyOps.Cluster;
using PyOps.Crds;
using PyOps.EndToEnd.Support;

namespace PyOps.EndToEnd;

/// <summary>Pods wait for what restricts them, and what others put into them stays.</summary>
public class ChangeTests(Bench bench) : IClassFixture<Bench>
{
    private static readonly TimeSpan soon = TimeSpan.FromMinutes(1);

    private Companion<V1NetworkPolicy> Policies => new(bench);

    [ClusterFact]
    public async Task A_restriction_that_cannot_be_made_holds_back_the_pods_that_it_is_for()
    {
        var theirs = new V1NetworkPolicy
        {
            ApiVersion = "networking.k8s.io/v1",
            Kind = "NetworkPolicy",
            Metadata = new V1ObjectMeta { Name = "held" },
            Spec = new V1NetworkPolicySpec { PodSelector = new(), PolicyTypes = ["Egress"], Egress = [new()] },
        };
        await bench.Cluster.Client.CustomObjects.CreateNamespacedCustomObjectAsync<V1NetworkPolicy>(
            body: theirs, group: V1NetworkPolicy.KubeGroup, version: V1NetworkPolicy.KubeApiVersion, namespaceParameter: bench.Namespace,
            plural: V1NetworkPolicy.KubePluralName);

        await bench.Services.CreateWithoutPods("held", spec => spec.NetworkPolicy = new());

        var stalled = await bench.Services.Until("held", Reasons.NameConflict, soon);
        Assert.Contains("no pod is changed before it is as it shall be", Services.Ready(stalled)!.Message, StringComparison.Ordinal);
        Assert.NotNull(await bench.Services.Service("held"));
        Assert.Null(await bench.Services.Deployment("held"));
        await Policies.Delete("held");
        await bench.Services.Until("held", Reasons.ScaledToZero, TimeSpan.FromMinutes(3));
        Assert.NotNull(await bench.Services.Deployment("held"));
    }

    [ClusterFact]
    public async Task Ranges_of_addresses_that_are_none_are_refused_with_their_field_and_nothing_is_made()
    {
        await bench.Services.CreateWithoutPods("ranges", spec => spec.NetworkPolicy = new()
        {
            AllowFrom = [new V1NetworkPolicyPeer { IpBlock = new V1IPBlock { Cidr = "10.0.0.1" } }],
        });

        var refused = await bench.Services.Until("ranges", Reasons.InvalidSpec, soon);
        Assert.Contains("spec.networkPolicy.allowFrom[0].ipBlock.cidr", Services.Ready(refused)!.Message, StringComparison.Ordinal);
        Assert.Null(await bench.Services.Deployment("ranges"));
    }

    [ClusterFact]
    public async Task Somebodys_probe_of_a_worker_stays_and_is_told()
    {
        await bench.Services.CreateWithoutPods("probed", spec => spec.Type = ServiceTypes.Worker);
        await bench.Services.Until("probed", Reasons.ScaledToZero, soon);

        await new Companion<V1Deployment>(bench).Strategic("probed", """
            {"spec":{"template":{"spec":{"containers":[{"name":"app","readinessProbe":{"exec":{"command":["true"]}}}]}}}}
            """);

        var told = await Wait.Until(
            () => bench.Services.Get("probed"),
            service => Services.Condition(service, ConditionTypes.Drifted) is not null, soon, "Drifted");
        Assert.Contains(
            "somebody owns spec.template.spec.containers[app].readinessProbe",
            Services.Condition(told, ConditionTypes.Drifted)!.Message, StringComparison.Ordinal);
        await bench.Services.Patch("probed", """{"spec":{"env":[{"name":"A","value":"1"}]}}""");
        await bench.Services.Until("probed", Reasons.ScaledToZero, soon);
        Assert.NotNull((await bench.Services.Deployment("probed"))!.Spec.Template.Spec.Containers.Single().ReadinessProbe);
    }
}
