using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using k8s.Models;
using PyOps.Crds.Markers;

namespace PyOps.Crds;

/// <summary>Where pods may run.</summary>
public sealed class SchedulingSpec
{
    /// <summary>Labels that a node must have.</summary>
    [JsonPropertyName("nodeSelector")]
    [MaxLength(64), EachLength(63)]
    [Rule("self.matches('^(" + Patterns.LabelValue + ")$')",
        "spec.scheduling.nodeSelector: " + Fixes.LabelValue, Each = true, Offender = "self")]
    public IDictionary<string, string>? NodeSelector { get; set; }

    /// <summary>Taints of nodes that pods tolerate.</summary>
    [JsonPropertyName("tolerations")]
    [MaxLength(64)]
    public IList<V1Toleration>? Tolerations { get; set; }

    /// <summary>Node affinity, pod affinity and pod anti-affinity.</summary>
    [JsonPropertyName("affinity")]
    public V1Affinity? Affinity { get; set; }

    /// <summary>How pods spread. Absent: over nodes and zones, where possible. An empty list: no spread.</summary>
    [JsonPropertyName("topologySpreadConstraints")]
    [MaxLength(16), ListMap("topologyKey", "whenUnsatisfiable")]
    public IList<V1TopologySpreadConstraint>? TopologySpreadConstraints { get; set; }

    /// <summary>Priority class of the pods.</summary>
    [JsonPropertyName("priorityClassName")]
    [MaxLength(253)]
    [Rule("self == '' || self.matches('^(" + Patterns.DnsSubdomain + ")$')",
        "spec.scheduling.priorityClassName: name a PriorityClass: lower-case letters, digits, '-' and '.'", Offender = "self")]
    public string? PriorityClassName { get; set; }
}
