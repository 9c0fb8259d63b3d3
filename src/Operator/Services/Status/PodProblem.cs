namespace PyOps.Operator.Services.Status;

/// <summary>Why a pod does not serve.</summary>
/// <param name="Severity">Higher is worse, and told first.</param>
/// <param name="Reason">A reason of <see cref="Crds.Reasons"/>.</param>
/// <param name="Message">
/// A sentence with the pod, the fact and, where it is known, what to change. The same as long as nothing happens.
/// </param>
internal sealed record PodProblem(int Severity, string Reason, string Message)
{
    /// <summary>Whether the pod's events may tell more.</summary>
    public bool EventsTell { get; init; }
}
