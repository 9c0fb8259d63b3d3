namespace PyOps.Crds.Desired;

/// <summary>What the builders must know of the cluster and of the install.</summary>
/// <param name="NativeSleep">Whether the server knows <c>lifecycle.preStop.sleep</c> (Kubernetes 1.30 and newer).</param>
/// <param name="InitImage">The pyops-init image, for <see cref="InitModes.Tini"/>.</param>
public sealed record ClusterFacts(bool NativeSleep, string InitImage)
{
    /// <summary>Whether the server knows a budget's <c>unhealthyPodEvictionPolicy</c> (Kubernetes 1.27 and newer).</summary>
    public bool EvictsUnhealthy { get; init; }
}
