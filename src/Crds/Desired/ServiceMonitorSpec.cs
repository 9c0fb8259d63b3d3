using System.Text.Json.Serialization;
using k8s.Models;

namespace PyOps.Crds.Desired;

/// <summary>What a ServiceMonitor asks for metrics.</summary>
public sealed class ServiceMonitorSpec
{
    /// <summary>Labels of the Services, in the monitor's own namespace.</summary>
    [JsonPropertyName("selector")]
    public V1LabelSelector? Selector { get; set; }

    /// <summary>What to ask of each.</summary>
    [JsonPropertyName("endpoints")]
    public IList<ServiceMonitorEndpoint>? Endpoints { get; set; }
}
