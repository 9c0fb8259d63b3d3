using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using k8s.Models;
using PyOps.Crds.Markers;

namespace PyOps.Crds;

/// <summary>Whether the policy counts.</summary>
public sealed class RuntimePolicyStatus
{
    /// <summary>Generation of the spec that this status speaks of.</summary>
    [JsonPropertyName("observedGeneration")]
    public long? ObservedGeneration { get; set; }

    /// <summary>
    /// Accepted, and Ready with the same words: whether the policy counts; if not, what is
    /// wrong, and the policy before it goes on counting.
    /// </summary>
    [JsonPropertyName("conditions")]
    [MaxLength(32), ListMap("type")]
    public IList<V1Condition>? Conditions { get; set; }

    // One value, not a map: of a map's list that an apply empties, servers make a null (seen with 1.20), and refuse that themselves.

    /// <summary>Every exemption that expires.</summary>
    [JsonPropertyName("expiring")]
    [MaxLength(100)]
    public IList<ExpiringStatus>? Expiring { get; set; }
}
