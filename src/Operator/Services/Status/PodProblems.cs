using k8s.Models;
using PyOps.Crds.Completed;
using PyOps.Operator.Services.State;

namespace PyOps.Operator.Services.Status;

/// <summary>Finds the pod that most needs a person's attention. Pure, and independent of the time that passes.</summary>
internal static class PodProblems
{
    /// <summary>The worst problem among the pods, or null when every pod is ready or on its way out.</summary>
    public static PodProblem? Worst(CompletedService service, Observation seen) => Ranked(service, seen).FirstOrDefault().Problem;

    /// <summary>The pod whose events may tell more than its status does; null when there is none.</summary>
    public static V1Pod? ToAskAbout(CompletedService service, Observation seen) => Ranked(service, seen).FirstOrDefault() switch
    {
        { Problem.EventsTell: true } worst => worst.Pod,
        { Problem: null } => seen.Pods.Where(IsAlive).OrderBy(Name, StringComparer.Ordinal).FirstOrDefault(MountProblems.MayHave),
        _ => null,
    };

    private static IEnumerable<(V1Pod Pod, PodProblem Problem)> Ranked(CompletedService service, Observation seen)
    {
        var pods = seen.Pods.Where(IsAlive).ToList();
        var newest = Template(pods.MaxBy(pod => pod.Metadata.CreationTimestamp));
        var before = Judge.Ready(seen.Resource.Status)?.Message ?? "";
        return pods
            .Select(pod => (Pod: pod, Problem: Of(new(service, pod, EventsOf(seen, pod), before), pods)))
            .Where(found => found.Problem is not null)
            // Pods of an older template go away anyway.
            .OrderByDescending(found => Template(found.Pod) == newest)
            .ThenByDescending(found => found.Problem!.Severity)
            // Pods are not ordered: without a last key the message would jump between equals.
            .ThenBy(found => Name(found.Pod), StringComparer.Ordinal)!;
    }

    private static PodProblem? Of(PodCase pod, List<V1Pod> all) => pod.Pod.Status?.Phase == "Failed"
        ? FailedPods.Problem(pod, all)
        : Scheduling.Problem(pod) ?? Containers(pod) ?? MountProblems.Of(pod);

    private static PodProblem? Containers(PodCase pod)
    {
        var init = (pod.Pod.Status?.InitContainerStatuses ?? []).Where(IsNotDone).Select(status => ContainerProblem.OfInit(pod, status));
        var rest = (pod.Pod.Status?.ContainerStatuses ?? [])
            .Where(status => !status.Ready)
            .Select(status => ContainerProblem.Of(pod, status));
        return init.Concat(rest).OfType<PodProblem>().MaxBy(problem => problem.Severity);
    }

    private static bool IsNotDone(V1ContainerStatus status) => status is { Ready: false, State.Terminated: null or { ExitCode: not 0 } };

    private static bool IsAlive(V1Pod pod) => pod.Metadata.DeletionTimestamp is null;

    private static string Name(V1Pod pod) => pod.Metadata.Name;

    private static string? Template(V1Pod? pod) =>
        pod?.Metadata.Labels?.TryGetValue("pod-template-hash", out var hash) is true ? hash : null;

    private static List<PodEvent> EventsOf(Observation seen, V1Pod pod) => [.. seen.Events.Where(one => one.Pod == pod.Metadata.Uid)];
}
