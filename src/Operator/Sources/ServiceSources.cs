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
    // The largest spec comes to less than half of it, with all that managers say of it. Whoever may label may make what is larger.
    private const int Largest = 512 * 1024;

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
        new() { Largest = Largest, LabelSelector = ApiNames.ServiceLabel, Project = PackedData.Project, Index = ServiceKeys.Index });

    /// <summary>Pods that serve, found by service.</summary>
    public static Source<V1Pod> Pods { get; } = new(
        ResourceKind.For<V1Pod>(),
        new()
        {
            Largest = Largest,
            LabelSelector = $"{ApiNames.ServiceLabel},{ApiNames.RoleLabel}={PodRole.Serving.Name}",
            Project = PodProjection.Project,
            Index = ServiceKeys.Index,
        });

    /// <summary>Jobs that migrate, found by service.</summary>
    public static Source<V1Job> MigrationJobs { get; } = new(
        ResourceKind.For<V1Job>(),
        new() { Largest = Largest, LabelSelector = Migrating, Project = JobProjection.Project, Index = ServiceKeys.Index });

    /// <summary>Their pods, found by service.</summary>
    public static Source<V1Pod> MigrationPods { get; } = new(
        ResourceKind.For<V1Pod>(),
        new() { Largest = Largest, LabelSelector = Migrating, Project = PodProjection.Project, Index = ServiceKeys.Index })
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
            Largest = Largest,
            LabelSelector = ApiNames.ServiceLabel,
            Project = ForeignFields.Project,
            KeepManagedFields = true,
            MayBeMissing = kind.IsCompanion,
        });
}
