using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using k8s.Models;
using PyOps.Crds.Markers;

namespace PyOps.Crds;

/// <summary>How many pods may be evicted at a time, by a node drain for example.</summary>
public sealed class DisruptionSpec
{
    /// <summary>Pods that may be down at a time: a number from 1, or a percentage from 1%. 0 would stop every node drain.</summary>
    [JsonPropertyName("maxUnavailable")]
    [DefaultValue(SpecDefaults.DisruptionMaxUnavailable), Range(1, 1000), RegularExpression(Patterns.PercentageAboveZero)]
    public IntOrString? MaxUnavailable { get; set; }
}
