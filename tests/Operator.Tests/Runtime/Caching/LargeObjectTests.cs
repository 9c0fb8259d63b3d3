using System.Text.Json;
using k8s;
using k8s.Models;
using PyOps.Crds;
using PyOps.Operator.Runtime.Caching;
using PyOps.Operator.Runtime.Objects;

namespace PyOps.Operator.Tests.Runtime.Caching;

/// <summary>What is kept of what anybody with our label may make as large as servers store it.</summary>
public class LargeObjectTests
{
    private const int Largest = 100_000;

    [Fact]
    public void An_object_of_a_lawful_size_is_read_whole() =>
        Assert.Equal("app", Read(Deployment(Largest / 2)).Spec.Template.Spec.Containers.Single().Name);

    [Fact]
    public void Of_a_larger_one_is_known_who_it_is_and_whose()
    {
        var read = Read(Deployment(Largest));

        Assert.Equal("shop", read.Spec.Selector.MatchLabels["app"]);
        Assert.Empty(read.Spec.Template.Spec.Containers);
        Assert.Null(read.Metadata.Annotations);
        Assert.Equal(("web", "shop", "u1", "7"), (
            read.Metadata.NamespaceProperty, read.Metadata.Name, read.Metadata.Uid, read.Metadata.ResourceVersion));
        Assert.Equal(ApiNames.ServiceLabel, Assert.Single(read.Metadata.Labels).Key);
        Assert.Equal("owner", Assert.Single(read.Metadata.OwnerReferences).Uid);
        Assert.InRange(KubernetesJson.Serialize(read).Length, 100, 1_000);
    }

    [Theory]
    [InlineData("""{"metadata":{"name":"shop"}}""")]
    [InlineData("""{"metadata":{"name":"shop","labels":null,"ownerReferences":null,"annotations":null}}""")]
    [InlineData("""{"metadata":{"name":"shop","labels":{},"ownerReferences":[]},"spec":{"replicas":1}}""")]
    public void What_it_does_not_have_is_not_made_up(string json)
    {
        var header = LargeObject.Header(JsonDocument.Parse(json).RootElement);

        Assert.Equal("shop", KubernetesJson.Deserialize<V1Deployment>(header).Metadata.Name);
        Assert.Equal(json.Contains("spec", StringComparison.Ordinal), header.TryGetProperty("spec", out var spec));
        Assert.True(spec.ValueKind == JsonValueKind.Undefined || !spec.EnumerateObject().Any());
    }

    private static V1Deployment Read(V1Deployment deployment) =>
        new ModelReader<V1Deployment>(ResourceKind.For<V1Deployment>(), new() { Largest = Largest })
            .Read(JsonDocument.Parse(KubernetesJson.Serialize(deployment)).RootElement);

    private static V1Deployment Deployment(int text) => new()
    {
        Metadata = new V1ObjectMeta
        {
            Name = "shop",
            NamespaceProperty = "web",
            Uid = "u1",
            ResourceVersion = "7",
            Labels = new Dictionary<string, string>(StringComparer.Ordinal) { [ApiNames.ServiceLabel] = "shop", ["team"] = "web" },
            Annotations = new Dictionary<string, string>(StringComparer.Ordinal) { ["note"] = "long" },
            OwnerReferences = [Owner("other", isController: false), Owner("owner", isController: true)],
        },
        Spec = new V1DeploymentSpec
        {
            Selector = new V1LabelSelector
            {
                MatchLabels = new Dictionary<string, string>(StringComparer.Ordinal) { ["app"] = "shop" },
            },
            Template = new V1PodTemplateSpec
            {
                Spec = new V1PodSpec { Containers = [new V1Container { Name = "app", Args = [new string('x', text)] }] },
            },
        },
    };

    private static V1OwnerReference Owner(string uid, bool isController) =>
        new() { ApiVersion = "v1", Kind = "ConfigMap", Name = uid, Uid = uid, Controller = isController };
}
