using k8s.Models;
using PyOps.Crds;
using PyOps.Operator.Services.State;
using PyOps.Operator.Wording;

namespace PyOps.Operator.Services.Status;

/// <summary>Pods whose volumes cannot be mounted. Only events tell that.</summary>
internal static class MountProblems
{
    // The kubelet's sum of it, in which the volumes have no order.
    private const string Summary = "Unable to attach or mount volumes";

    /// <summary>Whether the pod is at the point where volumes are mounted.</summary>
    public static bool MayHave(V1Pod pod) => (pod.Status?.InitContainerStatuses ?? [])
        .Concat(pod.Status?.ContainerStatuses ?? [])
        .Any(status => status.State?.Waiting?.Reason is "ContainerCreating" or "PodInitializing");

    public static PodProblem? Of(PodCase pod)
    {
        var failed = pod.Events.Where(one => one.Reason is "FailedMount" or "FailedAttachVolume").ToList();
        if (failed.Count == 0 || !MayHave(pod.Pod) || IsPast(pod.Events, failed.Max(one => one.Last)))
            return null;
        var words = failed.Select(one => Text.Sentence(one.Message))
            .OrderBy(message => message.StartsWith(Summary, StringComparison.Ordinal))
            .ThenBy(message => message, StringComparer.Ordinal)
            .First();
        return new(65, Reasons.FailedMount, $"pod {pod.Name}: a volume cannot be mounted: {Short(words)}") { EventsTell = true };
    }

    // Images are pulled when the volumes are there.
    private static bool IsPast(IEnumerable<PodEvent> events, DateTime failed) =>
        events.Any(one => one.Reason is "Pulling" or "Pulled" or "Created" && one.Last > failed);

    private static string Short(string words)
    {
        var unordered = words.IndexOf(", unattached volumes", StringComparison.Ordinal);
        return (unordered < 0 ? words : words[..unordered]).Replace("\" : ", "\": ", StringComparison.Ordinal);
    }
}
