using k8s.Models;
using PyOps.Crds;
using PyOps.Crds.Completed;
using PyOps.Crds.Desired;
using PyOps.Operator.Runtime.Applying;
using PyOps.Operator.Runtime.Objects;
using PyOps.Operator.Services.State;
using PyOps.Operator.Services.Writing;
using PyOps.Operator.Sources;

namespace PyOps.Operator.Services.Migrations;

/// <summary>Lists, makes and removes the Jobs of a service's migrations. None is ever changed.</summary>
internal sealed class MigrationJobs(Applier applier, ClusterFacts facts)
{
    private const int Kept = 2;
    private static readonly ResourceKind kind = ResourceKind.For<V1Job>();

    /// <summary>Those that there are, past the store, which may not have seen what a leader before this one has made.</summary>
    public async Task<IReadOnlyList<V1Job>> ListAsync(CompletedService service, CancellationToken cancellation)
    {
        var selector = $"{ApiNames.ServiceLabel}={service.Name},{ApiNames.RoleLabel}={PodRole.MigratingName}";
        return Own(service.Uid, await applier.Verbs.ListAsync<V1Job>(service.Namespace, selector, JobProjection.Project, cancellation));
    }

    /// <summary>Those among Jobs with the service's label that are its own.</summary>
    public static IReadOnlyList<V1Job> Own(string service, IEnumerable<V1Job> jobs) =>
        [.. jobs.Where(job => ObjectMeta.IsControlledBy(job.Metadata, service))];

    /// <summary>Makes the Job of a revision, or finds it made; returns it, or what stands in the way.</summary>
    public async Task<(V1Job? Job, ChildFailure? Failure)> StartAsync(
        CompletedService service, string revision, CancellationToken cancellation)
    {
        var made = await applier.Verbs.CreateAsync(MigrationJobBuilder.Build(service, facts, revision), cancellation);
        if (ObjectMeta.IsControlledBy(made.Object.Metadata, service.Uid))
            return (made.Object, null);
        return (null, Adoption.Conflict(service, V1Job.KubeKind, made.Object.Metadata) ?? new ChildFailure(
            Reasons.NameConflict,
            $"{V1Job.KubeKind} \"{made.Object.Metadata.Name}\" is of a PythonService that was deleted without it; delete it",
            Cause: null));
    }

    /// <summary>
    /// Deletes those that have ended, and their pods, but for the newest two and the one that tells where the migration stands.
    /// </summary>
    public async Task PruneAsync(IEnumerable<V1Job> jobs, MigrationState state, CancellationToken cancellation)
    {
        foreach (var job in jobs.Where(MigrationJob.HasEnded).OrderByDescending(MigrationJob.Time).Skip(Kept))
        {
            if (job.Metadata.Uid != state.Job?.Metadata.Uid && job.Metadata.DeletionTimestamp is null)
                await applier.DeleteAsync(kind, NamespacedName.Of(job), job.Metadata.Uid, cancellation);
        }
    }
}
