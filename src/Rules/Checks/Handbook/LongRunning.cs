using PyOps.Rules.Pods;

namespace PyOps.Rules.Checks.Handbook;

/// <summary>Tells which containers are there to run for ever.</summary>
internal static class LongRunning
{
    /// <summary>A regular container that is restarted whatever happens, and not a Job's.</summary>
    public static bool Is(PodView pod, ContainerView container) =>
        container.Kind == ContainerKind.App
        && pod.Kind is not (WorkloadKind.Job or WorkloadKind.CronJob)
        && (container.RestartPolicy ?? pod.RestartPolicy ?? "Always") == "Always";
}
