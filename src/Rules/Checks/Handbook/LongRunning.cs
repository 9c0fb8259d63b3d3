using PyOps.Rules.Pods;

namespace PyOps.Rules.Checks.Handbook;

/// <summary>Tells which containers are there to run for ever.</summary>
internal static class LongRunning
{
    /// <summary>A regular container that is restarted whatever happens, and not a Job's.</summary>
    public static bool Is(PodView pod, ContainerView container) =>
        container.Kind == ContainerKind.App && IsService(pod) && (container.RestartPolicy ?? pod.RestartPolicy ?? "Always") == "Always";

    /// <summary>Such a container, or a sidecar of such a pod: what somebody may connect to.</summary>
    public static bool MayServe(PodView pod, ContainerView container) =>
        Is(pod, container) || (container.IsSidecar && IsService(pod) && (pod.RestartPolicy ?? "Always") == "Always");

    private static bool IsService(PodView pod) => pod.Kind is not (WorkloadKind.Job or WorkloadKind.CronJob);
}
