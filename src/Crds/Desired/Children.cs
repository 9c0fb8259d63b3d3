using k8s.Models;
using PyOps.Crds.Completed;

namespace PyOps.Crds.Desired;

/// <summary>The objects that a PythonService becomes. Pure: the same input gives the same bytes.</summary>
/// <param name="Present">Those that shall exist, in the order of <see cref="ChildTable"/>.</param>
public sealed record Children(IReadOnlyList<object> Present)
{
    /// <summary>Runs the pods.</summary>
    public V1Deployment Deployment => Present.OfType<V1Deployment>().Single();

    /// <summary>Builds every child of a service that is new.</summary>
    /// <param name="service">A completed, valid service.</param>
    /// <param name="facts">The cluster and the install.</param>
    public static Children Build(CompletedService service, ClusterFacts facts) =>
        new([.. ChildKind.BuildAll(ChildTable.All, service, new ServicePods(PodTemplateBuilder.Build(service, facts)), facts)]);
}
