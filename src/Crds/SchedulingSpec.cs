using System.Text.Json.Serialization;
using k8s.Models;

namespace PyOps.Crds;

/// <summary>Where pods may run.</summary>
public sealed class SchedulingSpec
{
    /// <summary>Labels that a node must have.</summary>
    [JsonPropertyName("nodeSelector")]
    public IDictionary<string, string>? NodeSelector { get; set; }

    /// <summary>Taints that pods tolerate.</summary>
    [JsonPropertyName("tolerations")]
    public IList<V1Toleration>? Tolerations { get; set; }

    /// <summary>Node and pod affinity.</summary>
    [JsonPropertyName("affinity")]
    public V1Affinity? Affinity { get; set; }

    /// <summary>How pods spread. Absent: over nodes and zones, where possible. An empty list: no spread.</summary>
    [JsonPropertyName("topologySpreadConstraints")]
    public IList<V1TopologySpreadConstraint>? TopologySpreadConstraints { get; set; }

    /// <summary>Priority class of the pods.</summary>
    [JsonPropertyName("priorityClassName")]
    public string? PriorityClassName { get; set; }
}
