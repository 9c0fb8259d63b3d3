using k8s.Models;
using PyOps.Crds;
using PyOps.Operator.Runtime.Objects;

namespace PyOps.Operator.Tests.Runtime.Objects;

public class ResourceKindTests
{
    [Fact]
    public void The_core_group_has_a_path_of_its_own()
    {
        var pods = ResourceKind.For<V1Pod>();
        Assert.Equal(new ResourceKind(string.Empty, "v1", "Pod", "pods"), pods);
        Assert.Equal("v1", pods.ApiVersion);
        Assert.Equal("pods", pods.FullName);
        Assert.Equal("api/v1/pods", pods.Path(ns: null));
        Assert.Equal("api/v1/namespaces/shop/pods", pods.Path("shop"));
    }

    [Fact]
    public void Other_groups_are_below_apis()
    {
        var services = ResourceKind.For<PythonService>();
        Assert.Equal("pyops.dev/v1alpha1", services.ApiVersion);
        Assert.Equal("pythonservices.pyops.dev", services.FullName);
        Assert.Equal("apis/pyops.dev/v1alpha1/namespaces/shop/pythonservices", services.Path("shop"));
    }

    [Fact]
    public void Names_read_as_kubectl_writes_them()
    {
        Assert.Equal("shop/a", new NamespacedName("shop", "a").ToString());
        Assert.Equal("node-1", NamespacedName.Of(new V1Node { Metadata = new V1ObjectMeta { Name = "node-1" } }).ToString());
    }
}
