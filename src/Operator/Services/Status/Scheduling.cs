using k8s.Models;
using PyOps.Crds;

namespace PyOps.Operator.Services.Status;

/// <summary>Pods that no node takes.</summary>
internal static class Scheduling
{
    public static PodProblem? Problem(V1Pod pod)
    {
        var scheduled = pod.Status?.Conditions?.FirstOrDefault(condition => condition.Type == "PodScheduled");
        return scheduled is { Status: "False", Reason: "Unschedulable" }
            ? new PodProblem(60, Reasons.Unschedulable, $"pod {pod.Metadata.Name} cannot be scheduled: {Text.Sentence(scheduled.Message)}")
            : null;
    }
}
