using k8s.Models;
using PyOps.Operator.Services.Status;
using PyOps.Operator.Sources;

namespace PyOps.Operator.Tests.Services;

/// <summary>Pods that have other resources than their template.</summary>
public class ResizedPodsTests
{
    private static Dictionary<string, ResourceQuantity>? Amounts(string? text) => text?.Split(',', StringSplitOptions.RemoveEmptyEntries)
        .Select(one => one.Split('=')).ToDictionary(one => one[0], one => new ResourceQuantity(one[1]), StringComparer.Ordinal);

    private static V1PodSpec Spec(string? requests, string? limits, string name = "app") => new()
    {
        Containers =
        [
            new V1Container
            {
                Name = name,
                Resources = new V1ResourceRequirements { Requests = Amounts(requests), Limits = Amounts(limits) },
            },
        ],
    };

    private static V1Deployment Deployment(int pods, string? requests = "cpu=100m,memory=128Mi", string? limits = "memory=512Mi")
    {
        var deployment = Given.Deployment(s => s.Replicas = s.UpdatedReplicas = s.ReadyReplicas = s.AvailableReplicas = pods);
        deployment.Spec.Replicas = pods;
        deployment.Spec.Template = new V1PodTemplateSpec { Spec = Spec(requests, limits) };
        return deployment;
    }

    private static V1Pod Pod(string name, string? requests = "cpu=100m,memory=128Mi", string? limits = "memory=512Mi")
    {
        var pod = Given.Pod(name);
        pod.Spec = Spec(requests, limits);
        return PodProjection.Project(pod);
    }

    [Theory]
    [InlineData("cpu=100m,memory=128Mi", "memory=1Gi", "limits.memory 1Gi instead of 512Mi")]
    [InlineData("cpu=1,memory=128Mi", "memory=512Mi", "requests.cpu 1 instead of 100m")]
    [InlineData("cpu=100m,memory=128Mi", "memory=512Mi,cpu=2", "limits.cpu 2 instead of none")]
    [InlineData("cpu=100m,memory=128Mi", null, "limits.memory none instead of 512Mi")]
    [InlineData(
        "cpu=200m,memory=256Mi",
        "memory=512Mi",
        "requests.cpu 200m instead of 100m, container \"app\" requests.memory 256Mi instead of 128Mi")]
    public void A_pod_that_was_resized_in_place_is_told_with_its_fields(string? requests, string? limits, string fields) => Assert.Equal(
        [$"pod shop-1 has other resources than its template: container \"app\" {fields}"],
        ResizedPods.Of(Deployment(1), [Pod("shop-1", requests, limits)]));

    [Theory]
    [InlineData("cpu=0.1,memory=131072Ki", "memory=0.5Gi")]
    [InlineData("memory=128Mi,cpu=100m", "memory=536870912")]
    public void Other_spellings_of_the_same_are_the_same(string requests, string limits) =>
        Assert.Empty(ResizedPods.Of(Deployment(1), [Pod("shop-1", requests, limits)]));

    [Fact]
    public void A_request_that_the_server_takes_from_the_limit_is_no_resize() =>
        Assert.Empty(ResizedPods.Of(Deployment(1, null, "cpu=1,memory=1Gi"), [Pod("shop-1", "cpu=1,memory=1Gi", "cpu=1,memory=1Gi")]));

    [Fact]
    public void Of_several_pods_the_first_is_told_and_the_others_are_counted()
    {
        var pods = new[] { Pod("shop-3", limits: "memory=2Gi"), Pod("shop-1"), Pod("shop-2", limits: "memory=1Gi") };

        var told = Assert.Single(ResizedPods.Of(Deployment(3), pods));

        Assert.StartsWith("pod shop-2 has other resources", told, StringComparison.Ordinal);
        Assert.EndsWith("; so have 1 more", told, StringComparison.Ordinal);
        Assert.Equal(told, Assert.Single(ResizedPods.Of(Deployment(3), [.. pods.Reverse()])));
    }

    [Fact]
    public void Pods_of_an_older_template_and_containers_of_others_are_not_told()
    {
        Assert.Empty(ResizedPods.Of(Deployment(1), [Pod("old", limits: "memory=1Gi"), Pod("shop-1")]));
        var rolling = Deployment(1);
        rolling.Status.ObservedGeneration = 1;
        Assert.Empty(ResizedPods.Of(rolling, [Pod("shop-1", limits: "memory=1Gi")]));
        var pod = Pod("shop-1");
        pod.Spec.Containers.Add(new V1Container
        {
            Name = "proxy",
            Resources = new V1ResourceRequirements { Limits = Amounts("memory=1Gi") },
        });
        Assert.Empty(ResizedPods.Of(Deployment(1), [pod]));
    }

    [Fact]
    public void It_is_a_condition_that_does_not_touch_Ready()
    {
        var shop = Given.Shop();
        var pod = Pod("shop-1", limits: "memory=1Gi");

        var status = StatusBuilder.Build(Given.Reached(shop), Given.Seen(shop, Deployment(1), pod), Given.Noon);

        var drifted = status.Conditions!.Single(condition => condition.Type == "Drifted");
        Assert.Equal(("True", "PodResources"), (drifted.Status, drifted.Reason));
        Assert.Equal("True", status.Conditions!.Single(condition => condition.Type == "Ready").Status);
    }
}
