using k8s.Models;

namespace PyOps.Operator.Services.Status;

/// <summary>Reads a Deployment's numbers the way <c>kubectl rollout status</c> does.</summary>
internal static class Rollout
{
    /// <summary>Whether every wanted pod runs the newest template, is available, and no older one is left.</summary>
    public static bool IsComplete(V1Deployment deployment)
    {
        var wanted = deployment.Spec.Replicas ?? 1;
        return deployment.Status is { } status
            && status.ObservedGeneration >= deployment.Metadata.Generation
            && (status.UpdatedReplicas ?? 0) == wanted
            && (status.Replicas ?? 0) == wanted
            && (status.AvailableReplicas ?? 0) == wanted;
    }

    /// <summary>How far the roll-out is, in words.</summary>
    public static string Progress(V1Deployment deployment)
    {
        var wanted = deployment.Spec.Replicas ?? 1;
        var updated = deployment.Status?.UpdatedReplicas ?? 0;
        var ready = deployment.Status?.ReadyReplicas ?? 0;
        var old = (deployment.Status?.Replicas ?? 0) - updated;
        var words = $"{ready} of {wanted} pods are ready";
        if (updated < wanted)
            words += $", {updated} updated";
        return old > 0 ? $"{words}, {old} old to be removed" : words;
    }
}
