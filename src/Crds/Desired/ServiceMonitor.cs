using System.Text.Json.Serialization;
using k8s;
using k8s.Models;

namespace PyOps.Crds.Desired;

/// <summary>A ServiceMonitor of the Prometheus operator: as much of it as we write.</summary>
[KubernetesEntity(Group = "monitoring.coreos.com", ApiVersion = "v1", Kind = KindName, PluralName = "servicemonitors")]
public sealed class ServiceMonitor : IKubernetesObject<V1ObjectMeta>
{
    /// <summary>As the Prometheus operator serves it.</summary>
    public const string KindName = "ServiceMonitor";

    /// <inheritdoc />
    [JsonPropertyName("apiVersion")]
    public string? ApiVersion { get; set; }

    /// <inheritdoc />
    [JsonPropertyName("kind")]
    public string? Kind { get; set; }

    /// <inheritdoc />
    [JsonPropertyName("metadata")]
    public V1ObjectMeta Metadata { get; set; } = new();

    /// <summary>What to ask for metrics.</summary>
    [JsonPropertyName("spec")]
    public ServiceMonitorSpec? Spec { get; set; }
}
