using k8s.Models;

namespace PyOps.Operator.Services.Status;

/// <summary>Reads from a pod's conditions what is no field of it.</summary>
internal static class Readiness
{
    // Three probes, 10 s apart, have to fail. A restart turns the pod at once, and the kubelet says so up to a few seconds later.
    private static readonly TimeSpan soonest = TimeSpan.FromSeconds(15);

    /// <summary>Whether a container that is not ready now has been since it was last started: the pod turned long after that.</summary>
    public static bool WasReady(V1Pod pod, V1ContainerStatus status) =>
        status.State?.Running?.StartedAt is { } started
        && Condition(pod) is { Status: "False", LastTransitionTime: { } turned }
        && turned - started > soonest;

    /// <summary>Whether a pod that is not ready now was ready at some time after this one.</summary>
    public static bool WasReadySince(V1Pod pod, DateTime start) =>
        Condition(pod) is { Status: "False", LastTransitionTime: { } turned } && turned > start;

    /// <summary>When the pod turned ready or unready last; null when that is not known.</summary>
    public static DateTime? Turned(V1Pod pod) => Condition(pod)?.LastTransitionTime;

    /// <summary>Whether the pod is ready or has been at some time.</summary>
    public static bool EverReady(V1Pod pod) => Condition(pod)?.Status == "True"
        || (pod.Status?.ContainerStatuses ?? []).Any(status => WasReady(pod, status));

    private static V1PodCondition? Condition(V1Pod pod) =>
        pod.Status?.Conditions?.FirstOrDefault(condition => condition.Type == "ContainersReady");
}
