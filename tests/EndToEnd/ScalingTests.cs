using System.Text.Json.Nodes;
using k8s.Autorest;
using k8s.Models;
using PyOps.Cluster;
using PyOps.Crds;
using PyOps.Crds.Completed;
using PyOps.Crds.Desired;
using PyOps.EndToEnd.Support;
using PyOps.Operator.Runtime.Applying;
using PyOps.Operator.Services.Writing;

namespace PyOps.EndToEnd;

/// <summary>People, an autoscaler and the operator decide about the number of pods, one after the other.</summary>
public class ScalingTests(Bench bench) : IClassFixture<Bench>
{
    private static readonly TimeSpan soon = TimeSpan.FromSeconds(60);

    [ClusterFact]
    public async Task An_autoscaler_takes_over_five_pods_without_losing_one()
    {
        await bench.Services.Create("scaled", await bench.Cluster.Image("pause"), spec =>
        {
            spec.Type = ServiceTypes.Worker;
            spec.Health = null;
            spec.Init = InitModes.None;
        });
        await bench.Services.Until("scaled", Reasons.Running);
        (await bench.Cluster.Kubectl(["scale", "pysvc/scaled", "-n", bench.Namespace, "--replicas=5"])).OrThrow("kubectl scale");
        await bench.Services.Until("scaled", Reasons.Running);
        Assert.Equal(5, (await Scale("scaled"))["status"]!["replicas"]!.GetValue<int>());
        await using var seen = await ReplicasSeen.Follow(bench, "scaled");

        await bench.Services.Patch("scaled", """{"spec":{"autoscaling":{"minReplicas":2,"maxReplicas":6},"replicas":2}}""");
        await new Companion<V1HorizontalPodAutoscaler>(bench).Until("scaled", autoscaler => autoscaler.Status?.CurrentReplicas == 5);
        await Scaled(d => d.Metadata.Annotations.ContainsKey(ApiNames.ScaledByAnnotation), "the hand-over");
        await bench.Services.Patch("scaled", """{"spec":{"env":[{"name":"CHANGED","value":"yes"}]}}""");
        await bench.Services.Until("scaled", Reasons.Running);

        Assert.NotEmpty(seen.Numbers);
        Assert.All(seen.Numbers, number => Assert.Equal(5, number));

        // No metrics say that fewer would do; the autoscaler still keeps to its bounds, and nobody takes that back.
        await bench.Services.Patch("scaled", """{"spec":{"autoscaling":{"maxReplicas":4}}}""");
        await Scaled(d => d.Spec.Replicas == 4, "the autoscaler's bound");
        await bench.Services.Until("scaled", Reasons.Running);
        var scale = await Scale("scaled");
        Assert.Equal((2, 4), (scale["spec"]!["replicas"]!.GetValue<int>(), scale["status"]!["replicas"]!.GetValue<int>()));
        Assert.Equal("4/4", (await bench.Services.Get("scaled")).Status!.Ready);

        // A number that somebody gives the Deployment is the autoscaler's to judge, not ours.
        (await bench.Cluster.Kubectl(["scale", "deployment/scaled", "-n", bench.Namespace, "--replicas=3"])).OrThrow("kubectl scale");
        await bench.Services.Until("scaled", Reasons.Running);
        Assert.Equal(3, (await bench.Services.Deployment("scaled"))!.Spec.Replicas);

        await bench.Services.Patch("scaled", """{"spec":{"autoscaling":null}}""");
        await Scaled(d => d.Spec.Replicas == 2, "spec.replicas to count again");
        (await bench.Cluster.Kubectl(["scale", "pysvc/scaled", "-n", bench.Namespace, "--replicas=1"])).OrThrow("kubectl scale");
        await Scaled(d => d.Spec.Replicas == 1, "kubectl scale");
    }

    private Task Scaled(Func<V1Deployment, bool> isRight, string what) =>
        Wait.Until(() => bench.Services.Deployment("scaled"), deployment => isRight(deployment!), soon, what);

    [ClusterFact]
    public async Task An_autoscaler_that_finds_no_pods_begins_with_its_fewest()
    {
        await bench.Services.CreateWithoutPods("none");
        await bench.Services.Until("none", Reasons.ScaledToZero);

        await bench.Services.Patch("none", """{"spec":{"autoscaling":{"minReplicas":1,"maxReplicas":3}}}""");

        await Wait.Until(() => bench.Services.Deployment("none"), d => d!.Spec.Replicas == 1, soon, "one pod");
    }

    [ClusterFact]
    public async Task A_number_that_somebody_has_just_set_is_not_undone_by_the_hand_over()
    {
        await bench.Services.CreateWithoutPods("stale");
        await bench.Services.Until("stale", Reasons.ScaledToZero);
        var known = (await bench.Services.Deployment("stale"))!;
        await new Companion<V1Deployment>(bench).Patch("stale", """{"metadata":{"annotations":{"example.com/touched":"yes"}}}""");
        var service = await bench.Services.Get("stale");
        service.Spec!.Autoscaling = new() { MaxReplicas = 3 };
        var completed = Defaults.Complete(service);
        var wanted = Children.Build(completed, new ClusterFacts(NativeSleep: false, "init:1")).Deployment;
        var handover = new ReplicaHandover(new ApplyRequest(bench.Cluster.Client));

        var refused = await Assert.ThrowsAsync<HttpOperationException>(
            () => handover.PrepareAsync(completed, wanted, known, CancellationToken.None));

        Assert.Equal(System.Net.HttpStatusCode.Conflict, refused.Response.StatusCode);
    }

    private async Task<JsonNode> Scale(string name) => JsonNode.Parse((await bench.Cluster.Kubectl(
        ["get", "--raw", $"/apis/{ApiNames.ApiVersion}/namespaces/{bench.Namespace}/{PythonService.PluralName}/{name}/scale"]))
            .OrThrow("scale").Output)!;
}
