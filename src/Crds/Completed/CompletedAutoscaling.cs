namespace PyOps.Crds.Completed;

/// <summary>What the autoscaler decides by.</summary>
/// <param name="MinReplicas">Fewest pods, 1 or more.</param>
/// <param name="MaxReplicas">Most pods, not below <paramref name="MinReplicas"/>.</param>
/// <param name="CpuPercent">CPU wanted on average, in percent of the request.</param>
public sealed record CompletedAutoscaling(int MinReplicas, int MaxReplicas, int CpuPercent);
