using k8s.Models;
using PyOps.Crds;
using PyOps.Crds.Desired;
using PyOps.Operator.Wording;

namespace PyOps.Operator.Services.Status;

/// <summary>
/// Why a container is not ready. A crashing container is waiting, running and terminated in turn; all three read alike here, so
/// that status does not change with each round.
/// </summary>
internal static class ContainerProblem
{
    /// <summary>The problem of a container of the application, or of one beside it.</summary>
    public static PodProblem? Of(PodCase pod, V1ContainerStatus status)
    {
        var where = $"pod {pod.Name}: container \"{status.Name}\"";
        var wasReady = Readiness.WasReady(pod.Pod, status);
        return Waiting(pod, where, status)
            // A crash before it was ready is past.
            ?? (wasReady ? null : Ends.Problem(pod, where, status))
            ?? NotReady(pod, where, status, wasReady);
    }

    /// <summary>
    /// The problem of an init container: nothing else starts before it is done, or, for one that goes on beside the others, has started.
    /// </summary>
    public static PodProblem? OfInit(PodCase pod, V1ContainerStatus status)
    {
        // Only of those that go on is it told that they have started.
        if (status is { Started: true, State.Running: not null })
            return Of(pod, status);
        var where = $"pod {pod.Name}: init container \"{status.Name}\"";
        return Waiting(pod, where, status)
            ?? Ends.Problem(pod, where, status)
            ?? (status.State?.Running is null ? null : new PodProblem(40, Reasons.Progressing, $"{where} has not ended yet"));
    }

    /// <summary>Why a container cannot start; null when nothing that is known of keeps it from that.</summary>
    internal static PodProblem? Waiting(PodCase pod, string where, V1ContainerStatus status) => status.State?.Waiting switch
    {
        {
            Reason: "ErrImagePull" or "ImagePullBackOff" or "RegistryUnavailable" or "ErrImageNeverPull"
                or "ImageInspectError" or "SignatureValidationFailed"
        } waiting =>
            new(90, Reasons.ImagePullBackOff, PullErrors.Message(where, status.Image, waiting.Message, pod.Before)),
        { Reason: "InvalidImageName" } =>
            new(90, Reasons.InvalidImageName, $"{where}: \"{status.Image}\" is not an image name; correct spec.image"),
        { Reason: Reasons.CreateContainerConfigError } waiting =>
            new(80, Reasons.CreateContainerConfigError, $"{where} cannot be configured: {Text.Sentence(waiting.Message)}"),
        { Reason: "CreateContainerError" or "RunContainerError" } waiting =>
            new(80, Reasons.StartError, StartErrors.Message(where, waiting.Message)),
        _ => null,
    };

    private static PodProblem? NotReady(PodCase pod, string where, V1ContainerStatus status, bool wasReady) => status switch
    {
        { State.Running: null } => null,
        { Name: not PodRole.Container } => new(30, Reasons.Progressing, $"{where} runs, but is not ready"),
        { Started: not true } => Probes.Starting(pod, where, status),
        _ => Probes.NotReady(pod, where, status, wasReady),
    };
}
