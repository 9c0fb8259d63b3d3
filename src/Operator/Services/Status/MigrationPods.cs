using System.Text.RegularExpressions;
using k8s;
using k8s.Models;
using PyOps.Crds;
using PyOps.Operator.Services.State;
using PyOps.Operator.Wording;

namespace PyOps.Operator.Services.Status;

/// <summary>What a migration that runs waits for.</summary>
internal static partial class MigrationPods
{
    // Set by the Job controller, on servers of every version.
    private const string JobLabel = "job-name";

    /// <summary>The pod of a Job, the newest if there are several; null when there is none.</summary>
    public static V1Pod? Of(V1Job job, IEnumerable<V1Pod> pods) => pods
        .Where(pod => pod.Metadata.Labels?.TryGetValue(JobLabel, out var name) is true && name == job.Metadata.Name)
        .MaxBy(pod => pod.Metadata.CreationTimestamp);

    /// <summary>What keeps the migration from going on; null when nothing that is known of does.</summary>
    public static PodProblem? Problem(Convergence convergence, Observation seen)
    {
        if (convergence.Migration is not { Job: { } job })
            return null;
        if (Of(job, seen.MigrationPods) is not { } pod)
            return NotMade(job, seen.Events);
        var before = Judge.Ready(seen.Resource.Status)?.Message ?? "";
        var told = new PodCase(convergence.Service, pod, [.. seen.Events.Where(one => one.Pod == pod.Metadata.Uid)], before);
        return Scheduling.Problem(told) ?? Containers(told) ?? MountProblems.Of(told);
    }

    /// <summary>Whose events tell more than its status does: a Job's without a pod, or a pod's whose volumes are missing.</summary>
    public static IKubernetesObject<V1ObjectMeta>? AsksAbout(MigrationState migration, Observation seen)
    {
        if (migration is not { HoldsBack: true, Phase: MigrationPhase.Runs or MigrationPhase.TimedOut, Job: { } job })
            return null;
        return Of(job, seen.MigrationPods) is not { } pod ? job : MountProblems.MayHave(pod) ? pod : null;
    }

    private static PodProblem? NotMade(V1Job job, IEnumerable<PodEvent> events) =>
        events.Where(one => one.Pod == job.Metadata.Uid && one.Reason == Reasons.FailedCreate).MaxBy(one => one.Last) is { } refused
            ? new(100, Reasons.FailedCreate, $"its pod cannot be created: {Text.Sentence(Made().Replace(refused.Message, ""))}")
            : null;

    private static PodProblem? Containers(PodCase pod) =>
        (pod.Pod.Status?.InitContainerStatuses ?? []).Concat(pod.Pod.Status?.ContainerStatuses ?? [])
            .Select(status => ContainerProblem.Waiting(pod, $"pod {pod.Name}: container \"{status.Name}\"", status))
            .OfType<PodProblem>().MaxBy(problem => problem.Severity);

    // The name that the pod would have had differs with each try.
    [GeneratedRegex("""^Error creating: (pods "[^"]*" is forbidden: )?""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Made();
}
