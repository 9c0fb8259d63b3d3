using k8s;
using k8s.Models;
using PyOps.Crds;
using PyOps.Crds.Desired;
using PyOps.Operator.Drift;
using PyOps.Operator.Runtime.Caching;
using PyOps.Operator.Runtime.Objects;

namespace PyOps.Operator.Sources;

/// <summary>
/// What more than one controller may read of PythonServices: each source is declared here once, projected to what is needed of it.
/// </summary>
internal static class ServiceSources
{
    /// <summary>The PythonServices, found by the service whose image they run.</summary>
    public static Source<PythonService> Services { get; } = new(
        ResourceKind.For<PythonService>(),
        new()
        {
            Project = ServiceProjection.Project,
            Index = service => ServiceKeys.Followed(service) is { } followed ? [followed.ToString()] : [],
        });

    /// <summary>What runs or ran, found by service.</summary>
    public static Source<V1ControllerRevision> Revisions { get; } = new(
        ResourceKind.For<V1ControllerRevision>(),
        new() { LabelSelector = ApiNames.ServiceLabel, Project = PackedData.Project, Index = ServiceKeys.Index });

    /// <summary>Pods that serve, found by service.</summary>
    public static Source<V1Pod> Pods { get; } = new(
        ResourceKind.For<V1Pod>(),
        new()
        {
            LabelSelector = $"{ApiNames.ServiceLabel},{ApiNames.RoleLabel}={PodRole.Serving.Name}",
            Project = PodProjection.Project,
            Index = ServiceKeys.Index,
        });

    /// <summary>The objects of a child's kind.</summary>
    public static Source<T> Child<T>(ChildKind kind)
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        new(ResourceKind.For<T>(), new()
        {
            LabelSelector = ApiNames.ServiceLabel,
            Project = ForeignFields.Project,
            KeepManagedFields = true,
            MayBeMissing = kind.IsCompanion,
        });
}
