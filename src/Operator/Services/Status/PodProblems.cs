using k8s.Models;
using PyOps.Crds.Completed;

namespace PyOps.Operator.Services.Status;

/// <summary>Finds the pod that most needs a person's attention. Pure, and independent of the time that passes.</summary>
internal static class PodProblems
{
    /// <summary>The worst problem among the pods, or null when every pod is ready or on its way out.</summary>
    public static PodProblem? Worst(CompletedService service, IEnumerable<V1Pod> pods) => pods
        .Where(pod => pod.Metadata.DeletionTimestamp is null)
        // Pods are not ordered: without a second key the message would jump between equals.
        .OrderBy(pod => pod.Metadata.Name, StringComparer.Ordinal)
        .Select(pod => Of(service, pod))
        .OfType<PodProblem>()
        .MaxBy(problem => problem.Severity);

    private static PodProblem? Of(CompletedService service, V1Pod pod) =>
        Scheduling.Problem(pod) ?? Containers(service, pod);

    private static PodProblem? Containers(CompletedService service, V1Pod pod)
    {
        var statuses = (pod.Status?.InitContainerStatuses ?? []).Where(IsNotDone)
            .Concat((pod.Status?.ContainerStatuses ?? []).Where(status => !status.Ready));
        return statuses.Select(status => ContainerProblem.Of(service, pod.Metadata.Name, status)).FirstOrDefault(problem => problem is not null);
    }

    private static bool IsNotDone(V1ContainerStatus status) => status.State?.Terminated is not { ExitCode: 0 };
}
