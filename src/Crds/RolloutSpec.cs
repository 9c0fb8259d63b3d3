using System.Text.Json.Serialization;
using k8s.Models;

namespace PyOps.Crds;

/// <summary>Pace and patience of a rolling update.</summary>
public sealed class RolloutSpec
{
    /// <summary>Pods above replicas during an update: a number or a percentage.</summary>
    [JsonPropertyName("maxSurge")]
    public IntOrString? MaxSurge { get; set; }

    /// <summary>Pods below replicas during an update: a number or a percentage. Not 0 together with a maxSurge of 0.</summary>
    [JsonPropertyName("maxUnavailable")]
    public IntOrString? MaxUnavailable { get; set; }

    /// <summary>Seconds without progress after which a rollout counts as stalled.</summary>
    [JsonPropertyName("progressDeadlineSeconds")]
    public int? ProgressDeadlineSeconds { get; set; }

    /// <summary>Seconds that a new pod must stay ready before it counts.</summary>
    [JsonPropertyName("minReadySeconds")]
    public int? MinReadySeconds { get; set; }
}
