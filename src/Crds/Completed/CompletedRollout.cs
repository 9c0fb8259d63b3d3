using k8s.Models;

namespace PyOps.Crds.Completed;

/// <summary>How pods are replaced.</summary>
/// <param name="Strategy">One of <see cref="Strategies"/>.</param>
/// <param name="MaxSurge">Pods above replicas: a number or a percentage. Not for Recreate.</param>
/// <param name="MaxUnavailable">Pods below replicas: a number or a percentage. Not for Recreate.</param>
/// <param name="ProgressDeadlineSeconds">Seconds without progress until a rollout counts as stalled.</param>
/// <param name="MinReadySeconds">Seconds that a new pod must stay ready before it counts.</param>
public sealed record CompletedRollout(
    string Strategy, IntOrString MaxSurge, IntOrString MaxUnavailable, int ProgressDeadlineSeconds, int MinReadySeconds);
