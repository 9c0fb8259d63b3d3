using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using k8s.Models;
using PyOps.Crds.Markers;

namespace PyOps.Crds;

/// <summary>Pace and patience of a rollout.</summary>
[Rule("!(type(self.maxSurge) == int ? self.maxSurge == 0 : self.maxSurge == '0%') || " +
    "!(type(self.maxUnavailable) == int ? self.maxUnavailable == 0 : self.maxUnavailable == '0%')",
    "spec.rollout: maxSurge and maxUnavailable cannot both be 0: no pod could be replaced")]
public sealed class RolloutSpec
{
    private const int MaxPods = 1000;

    /// <summary>Pods above replicas during a rolling update: a number or a percentage. Without meaning for Recreate.</summary>
    [JsonPropertyName("maxSurge")]
    [DefaultValue(SpecDefaults.MaxSurge), Range(0, MaxPods), RegularExpression(Patterns.Percentage)]
    public IntOrString? MaxSurge { get; set; }

    /// <summary>
    /// Pods below replicas during a rolling update: a number or a percentage. Not 0 together with a maxSurge of 0. Without meaning for
    /// Recreate.
    /// </summary>
    [JsonPropertyName("maxUnavailable")]
    [DefaultValue(SpecDefaults.MaxUnavailable), Range(0, MaxPods), RegularExpression(Patterns.Percentage)]
    public IntOrString? MaxUnavailable { get; set; }

    /// <summary>
    /// Seconds without progress after which a rollout counts as stalled, 1 to 86400; more than health.startupSeconds and minReadySeconds
    /// together. Default: 600, or 300 more than the two together where that is more.
    /// </summary>
    [JsonPropertyName("progressDeadlineSeconds")]
    [Range(1, 86400)]
    public int? ProgressDeadlineSeconds { get; set; }

    /// <summary>Seconds that a new pod must stay ready before it counts, 0 to 3600.</summary>
    [JsonPropertyName("minReadySeconds")]
    [DefaultValue(SpecDefaults.MinReadySeconds), Range(0, 3600)]
    public int? MinReadySeconds { get; set; }
}
