using k8s.Models;
using PyOps.Crds;
using PyOps.Crds.Completed;

namespace PyOps.Operator.Services.Status;

/// <summary>
/// Why a container is not ready. A crashing container is waiting, running and terminated in turn; all three read alike here, so
/// that status does not change with each round.
/// </summary>
internal static class ContainerProblem
{
    public static PodProblem? Of(CompletedService service, string pod, V1ContainerStatus status)
    {
        var where = $"pod {pod}: container \"{status.Name}\"";
        return Waiting(where, status)
            ?? Ended(service, where, status)
            ?? NotReady(service, where, status);
    }

    private static PodProblem? Waiting(string where, V1ContainerStatus status) => status.State?.Waiting switch
    {
        { Reason: "ErrImagePull" or "ImagePullBackOff" or "RegistryUnavailable" or "ErrImageNeverPull" } =>
            new(90, Reasons.ImagePullBackOff,
                $"{where}: image \"{status.Image}\" cannot be pulled; check that it exists in the registry and that spec.imagePullSecrets may read it"),
        { Reason: "InvalidImageName" } =>
            new(90, "InvalidImageName", $"{where}: \"{status.Image}\" is not an image name; correct spec.image"),
        { Reason: Reasons.CreateContainerConfigError } waiting =>
            new(80, Reasons.CreateContainerConfigError, $"{where} cannot be configured: {Text.Sentence(waiting.Message)}"),
        { Reason: "CreateContainerError" or "RunContainerError" } waiting =>
            new(80, Reasons.StartError, StartErrors.Message(where, waiting.Message)),
        _ => null,
    };

    private static PodProblem? Ended(CompletedService service, string where, V1ContainerStatus status)
    {
        if ((status.State?.Terminated ?? status.LastState?.Terminated) is not { } end)
            return null;
        return end switch
        {
            { Reason: "StartError" or "ContainerCannotRun" } => new(80, Reasons.StartError, StartErrors.Message(where, end.Message)),
            { Reason: "OOMKilled" } => new(75, Reasons.OomKilled,
                $"{where} was killed for using more memory than its limit; raise spec.resources.limits.memory or run fewer workers"),
            _ when status.Started is not true && StartupProbe.Killed(service, end) =>
                new(70, Reasons.StartupProbeFailing, StartupProbe.Message(service, where)),
            _ => new(70, Reasons.CrashLoopBackOff,
                $"{where} ends with exit code {end.ExitCode}{(end.Signal is > 0 ? $" (signal {end.Signal})" : "")}; see kubectl logs --previous"),
        };
    }

    private static PodProblem? NotReady(CompletedService service, string where, V1ContainerStatus status) => status switch
    {
        { State.Running: null } => null,
        { Started: not true } => new(40, Reasons.Progressing, $"{where} is starting; its startup probe ({StartupProbe.Target(service)}) has not succeeded yet"),
        _ => new(30, Reasons.Progressing, $"{where} runs, but its readiness probe ({StartupProbe.Target(service)}) does not succeed"),
    };
}
