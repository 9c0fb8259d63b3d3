using k8s.Models;
using PyOps.Crds;
using PyOps.Crds.Completed;
using PyOps.Crds.Desired;
using PyOps.Operator.Services.State;
using PyOps.Operator.Sources;

namespace PyOps.Operator.Tests.Services.State;

/// <summary>While pods of an earlier template serve, what leads to them leads to their port too.</summary>
public class PortsTests
{
    private static readonly PythonService shop = Given.Shop(spec =>
    {
        spec.Port = 9000;
        spec.NetworkPolicy = new() { AllowFrom = [new V1NetworkPolicyPeer { NamespaceSelector = new() }] };
    });

    [Theory]
    [InlineData("Running", "8080 9000")]
    [InlineData("Pending", "8080 9000")]
    [InlineData("Succeeded", "9000")]
    [InlineData("Failed", "9000")]
    public void The_port_of_a_pod_that_there_still_is_stays_open(string phase, string open)
    {
        var pod = new V1Pod
        {
            Metadata = new V1ObjectMeta { Name = "old" },
            Spec = Pods(8080).Spec,
            Status = new V1PodStatus { Phase = phase },
        };

        Assert.Equal(open, Open(Given.Seen(shop, deployment: null, PodProjection.Project(pod)), Pods(9000)));
    }

    [Theory]
    [InlineData(null, "8080 9000")]
    [InlineData(2, "8080 9000")]
    [InlineData(0, "9000")]
    public void So_does_that_of_pods_that_the_Deployment_may_just_have_made(int? replicas, string open)
    {
        var live = new V1Deployment { Spec = new V1DeploymentSpec { Replicas = replicas, Selector = new(), Template = Pods(8080) } };
        var seen = Given.Seen(shop) with { Children = [new SeenChild(ChildTable.All[1], live, IsServed: true)] };

        Assert.Equal(open, Open(seen, Pods(9000)));
    }

    [Fact]
    public void The_port_is_that_of_the_template_and_not_of_a_spec_that_is_not_applied() =>
        Assert.Equal("8080", Open(Given.Seen(shop), Pods(8080)));

    [Fact]
    public void Ports_that_others_add_to_a_pod_are_not_opened()
    {
        var template = Pods(9000);
        template.Spec.Containers.Add(
            new V1Container { Name = "debug", Ports = [new V1ContainerPort { Name = "http", ContainerPort = 22 }] });
        template.Spec.Containers[0].Ports.Add(new V1ContainerPort { Name = "shell", ContainerPort = 23 });

        Assert.Equal("9000", Open(Given.Seen(shop), template));
    }

    private static V1PodTemplateSpec Pods(int port) =>
        PodTemplateBuilder.Build(Defaults.Complete(Given.Shop(spec => spec.Port = port)), new ClusterFacts(false, "init:1"));

    private static string Open(Observation seen, V1PodTemplateSpec template) => string.Join(
        ' ',
        NetworkPolicyBuilder.Build(Defaults.Complete(shop), seen.PodsBy(template))!
            .Spec.Ingress.Single().Ports.Select(port => port.Port.Value));
}
