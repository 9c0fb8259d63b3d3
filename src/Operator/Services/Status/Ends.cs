using k8s.Models;
using PyOps.Crds;
using PyOps.Operator.Wording;

namespace PyOps.Operator.Services.Status;

/// <summary>Why a container ended.</summary>
internal static class Ends
{
    // How a container ends that the kubelet stops: SIGKILL, SIGTERM, or SIGTERM that it handles.
    private static readonly int[] stopped = [137, 143, 0];

    public static PodProblem? Problem(PodCase pod, string where, V1ContainerStatus status)
    {
        if ((status.State?.Terminated ?? status.LastState?.Terminated) is not { } end)
            return null;
        var isApp = status.Name == ApiNames.AppContainer;
        return end switch
        {
            { Reason: "StartError" or "ContainerCannotRun" } => new(80, Reasons.StartError, StartErrors.Message(where, end.Message)),
            { Reason: "OOMKilled" } => new(75, Reasons.OomKilled, $"{where} was killed for using more memory than its limit{(isApp
                ? "; raise spec.resources.limits.memory or run fewer workers" : "")}"),
            _ when isApp && stopped.Contains(end.ExitCode) => Stopped(pod, where, status, end),
            _ => Crash(where, end),
        };
    }

    // Only a container that has started is asked whether it is alive.
    private static PodProblem Stopped(PodCase pod, string where, V1ContainerStatus status, V1ContainerStateTerminated end) =>
        Probes.LivenessFailed(pod, where, end)
        ?? (status.Started is not true && Probes.KilledAtStart(pod, end) ? Probes.StartFailed(pod, where) : Crash(where, end) with { EventsTell = true });

    private static PodProblem Crash(string where, V1ContainerStateTerminated end)
    {
        var signal = end.Signal is > 0 ? $" (signal {end.Signal})" : "";
        var words = LastWords.Of(end.Message) is { } last ? $": \"{last}\"" : "";
        return new(70, Reasons.CrashLoopBackOff, $"{where} ends with exit code {end.ExitCode}{signal}{words}; see kubectl logs --previous");
    }
}
