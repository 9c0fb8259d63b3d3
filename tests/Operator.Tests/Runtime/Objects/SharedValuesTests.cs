using k8s.Models;
using PyOps.Operator.Runtime.Objects;

namespace PyOps.Operator.Tests.Runtime.Objects;

public class SharedValuesTests
{
    [Fact]
    public void Equal_values_are_one_and_others_are_not()
    {
        var shared = new SharedValues<V1PodSpec>();
        var first = Spec("app");

        Assert.Same(first, shared.Of(first));
        Assert.Same(first, shared.Of(Spec("app")));
        Assert.NotSame(first, shared.Of(Spec("web")));
    }

    [Fact]
    public void What_it_remembers_is_bounded_and_what_is_forgotten_is_only_a_second_copy()
    {
        var shared = new SharedValues<V1PodSpec>();
        var first = shared.Of(Spec("app"));

        for (var i = 0; i < 20_000; i++)
            Assert.Equal($"app-{i}", shared.Of(Spec($"app-{i}")).Containers.Single().Name);

        var again = shared.Of(Spec("app"));
        Assert.NotSame(first, again);
        Assert.Equal("app", again.Containers.Single().Name);
    }

    private static V1PodSpec Spec(string name) => new() { Containers = [new V1Container { Name = name }] };
}
