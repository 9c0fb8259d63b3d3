using System.Text.Json.Serialization;

namespace PyOps.Crds;

/// <summary>The Service in front of a Web application.</summary>
public sealed class ServiceSpec
{
    /// <summary>Port of the Service.</summary>
    [JsonPropertyName("port")]
    public int? Port { get; set; }

    /// <summary>ClusterIP, NodePort or LoadBalancer.</summary>
    [JsonPropertyName("type")]
    public string? Type { get; set; }

    /// <summary>Annotations of the Service, for load balancers.</summary>
    [JsonPropertyName("annotations")]
    public IDictionary<string, string>? Annotations { get; set; }
}
