using k8s.Models;
using PyOps.Crds;
using PyOps.Operator.Wording;

namespace PyOps.Operator.Services.Status;

/// <summary>Pods that a node gave up for good: evicted, preempted, shut down. They stay as objects, long after others took their place.</summary>
internal static class FailedPods
{
    /// <summary>The problem, or null when a later pod has been ready since.</summary>
    public static PodProblem? Problem(PodCase pod, IEnumerable<V1Pod> all)
    {
        if (all.Any(other => other.Metadata.CreationTimestamp > pod.Pod.Metadata.CreationTimestamp && Readiness.EverReady(other)))
            return null;
        var status = pod.Pod.Status;
        var words = Text.Sentence(status.Message);
        return status.Reason == Reasons.Evicted
            ? new(65, Reasons.Evicted, $"pod {pod.Name} was evicted: {words}{Hint(words)}")
            : new(65, Reasons.PodFailed, $"pod {pod.Name} failed{(status.Reason is { Length: > 0 } reason ? $" ({reason})" : "")}: {words}");
    }

    private static string Hint(string words) =>
        words.Contains("EmptyDir volume", StringComparison.Ordinal) ? "; write less there or raise spec.security.tmpSizeLimit" : "";
}
