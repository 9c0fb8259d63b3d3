using PyOps.Crds;
using PyOps.Crds.Completed;
using PyOps.Operator.Wording;

namespace PyOps.Operator.Services.Status;

/// <summary>Pods that no node takes.</summary>
internal static class Scheduling
{
    public static PodProblem? Problem(PodCase pod)
    {
        var scheduled = pod.Pod.Status?.Conditions?.FirstOrDefault(condition => condition.Type == "PodScheduled");
        if (scheduled is not { Status: "False", Reason: "Unschedulable" })
            return null;
        var words = Text.Sentence(scheduled.Message);
        return new PodProblem(60, Reasons.Unschedulable, $"pod {pod.Name} cannot be scheduled: {words}{Claims(pod.Service, words)}");
    }

    // The scheduler does not say which claim it waits for.
    private static string Claims(CompletedService service, string words)
    {
        var names = service.Volumes
            .Select(volume => volume.PersistentVolumeClaim?.ClaimName)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return names.Count > 0
            && words.Contains("unbound", StringComparison.Ordinal)
            && words.Contains("PersistentVolumeClaim", StringComparison.Ordinal)
            ? $"; see kubectl describe pvc {string.Join(' ', names)}"
            : "";
    }
}
