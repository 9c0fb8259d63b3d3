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
    /// <summary>Builds every child around the template that the pods shall have, which need not be the one rendered today.</summary>
    /// <param name="service">A completed, valid service.</param>
    /// <param name="template">The template of the current revision.</param>
    public static Children Build(CompletedService service, V1PodTemplateSpec template) => new(
        DeploymentBuilder.Build(service, template),
        ServiceBuilder.Build(service),
        Companions.Build(service));

    /// <summary>Builds every child of a service that is new.</summary>
    /// <param name="service">A completed, valid service.</param>
    /// <param name="facts">The cluster and the install.</param>
    public static Children Build(CompletedService service, ClusterFacts facts) => Build(service, PodTemplateBuilder.Build(service, facts));
}
