using k8s.Models;
using PyOps.Crds.Completed;

namespace PyOps.Crds.Desired;

/// <summary>
/// The objects that a PythonService becomes; null means that it must not exist. Pure: the same input gives the same bytes.
/// </summary>
/// <param name="Deployment">Runs the pods.</param>
/// <param name="Service">Leads to the pods; null for a Worker.</param>
/// <param name="Companions">What goes with them.</param>
public sealed record Children(V1Deployment Deployment, V1Service? Service, Companions Companions)
{
    /// <summary>Builds every child.</summary>
    /// <param name="service">A completed, valid service.</param>
    /// <param name="facts">The cluster and the install.</param>
    public static Children Build(CompletedService service, ClusterFacts facts) => new(
        DeploymentBuilder.Build(service, PodTemplateBuilder.Build(service, facts)),
        ServiceBuilder.Build(service),
        Companions.Build(service));
}
