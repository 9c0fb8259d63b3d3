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

    /// <summary>Jobs that migrate, found by service.</summary>
    public static Source<V1Job> MigrationJobs { get; } = new(
        ResourceKind.For<V1Job>(),
        new() { LabelSelector = Migrating, Project = WithoutTemplate, Index = ServiceKeys.Index });

    /// <summary>Their pods, found by service.</summary>
    public static Source<V1Pod> MigrationPods { get; } = new(
        ResourceKind.For<V1Pod>(),
        new() { LabelSelector = Migrating, Project = PodProjection.Project, Index = ServiceKeys.Index })
    {
        Name = "migration-pods",
    };

    /// <summary>By which labels the Jobs that migrate, and their pods, are found.</summary>
    public const string Migrating = $"{ApiNames.ServiceLabel},{ApiNames.RoleLabel}={PodRole.MigratingName}";

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

    // What is in it follows from the service; it would be most of the memory.
    private static V1Job WithoutTemplate(V1Job job) => job with { Spec = job.Spec with { Template = new() } };
}
