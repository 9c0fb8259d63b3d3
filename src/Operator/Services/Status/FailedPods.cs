using k8s.Models;
using PyOps.Crds;
using PyOps.Operator.Wording;

namespace PyOps.Operator.Services.Status;

/// <summary>
/// Pods that a node gave up for good: evicted, preempted, shut down. They stay as objects, long after others took their place.
/// </summary>
internal static class FailedPods
{
    /// <summary>The problem, or null when a later pod has been ready since.</summary>
    public static PodProblem? Problem(PodCase pod, IEnumerable<V1Pod> all)
    {
        if (all.Any(other => other.Metadata.CreationTimestamp > pod.Pod.Metadata.CreationTimestamp && Readiness.EverReady(other)))
            return null;
        var status = pod.Pod.Status;
        var words = Text.Sentence(status.Message);
        if (status.Reason == Reasons.Evicted)
            return new(65, Reasons.Evicted, $"pod {pod.Name} was evicted: {words}{Hint(words)}");
        var reason = string.IsNullOrEmpty(status.Reason) ? "" : $" ({status.Reason})";
        return new(65, Reasons.PodFailed, $"pod {pod.Name} failed{reason}: {words}");
    }

    private static string Hint(string words) =>
        words.Contains("EmptyDir volume", StringComparison.Ordinal) ? "; write less there or raise spec.security.tmpSizeLimit" : "";
}
