using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using k8s.Models;
using PyOps.Crds.Markers;

namespace PyOps.Crds;

/// <summary>What runs, as last observed.</summary>
public sealed class PythonServiceStatus
{
    /// <summary>Generation of the spec that this status speaks of.</summary>
    [JsonPropertyName("observedGeneration")]
    public long? ObservedGeneration { get; set; }

    /// <summary>
    /// Ready, Reconciling, Stalled, Accepted and Available, with a migration Migrated, and while they hold RefreshAvailable and Drifted,
    /// with the reason and what to do.
    /// </summary>
    [JsonPropertyName("conditions")]
    [MaxLength(32), ListMap("type")]
    public IList<V1Condition>? Conditions { get; set; }

    /// <summary>Pods that exist.</summary>
    [JsonPropertyName("replicas")]
    public int? Replicas { get; set; }

    /// <summary>Pods that are ready.</summary>
    [JsonPropertyName("readyReplicas")]
    public int? ReadyReplicas { get; set; }

    /// <summary>Ready and wanted pods, such as 2/2.</summary>
    [JsonPropertyName("ready")]
    public string? Ready { get; set; }

    /// <summary>Label selector of the pods, for the scale subresource.</summary>
    [JsonPropertyName("selector")]
    public string? Selector { get; set; }

    /// <summary>The revision that runs, and the one that is to take its place.</summary>
    [JsonPropertyName("revision")]
    public RevisionStatus? Revision { get; set; }

    /// <summary>The image that runs.</summary>
    [JsonPropertyName("image")]
    public ImageStatus? Image { get; set; }

    /// <summary>Where the Service answers inside the cluster.</summary>
    [JsonPropertyName("url")]
    public string? Url { get; set; }
}
