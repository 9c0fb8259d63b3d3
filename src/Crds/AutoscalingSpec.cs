using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using PyOps.Crds.Markers;

namespace PyOps.Crds;

/// <summary>Between how many pods a HorizontalPodAutoscaler decides, by their CPU.</summary>
[Rule("!(self.minReplicas > self.maxReplicas)", "spec.autoscaling: " + Fixes.ReplicaRange)]
public sealed class AutoscalingSpec
{
    /// <summary>Fewest pods, 1 to 1000.</summary>
    [JsonPropertyName("minReplicas")]
    [DefaultValue(SpecDefaults.MinReplicas), Range(1, 1000)]
    public int? MinReplicas { get; set; }

    /// <summary>Most pods, 1 to 1000; not below minReplicas.</summary>
    [JsonPropertyName("maxReplicas")]
    [Required, Range(1, 1000)]
    public int? MaxReplicas { get; set; }

    /// <summary>CPU that the pods shall use on average, in percent of their request, 1 to 1000.</summary>
    [JsonPropertyName("cpuPercent")]
    [DefaultValue(SpecDefaults.CpuPercent), Range(1, 1000)]
    public int? CpuPercent { get; set; }
}
