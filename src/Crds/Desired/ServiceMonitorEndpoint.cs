using System.Text.Json.Serialization;

namespace PyOps.Crds.Desired;

/// <summary>One address of metrics.</summary>
public sealed class ServiceMonitorEndpoint
{
    /// <summary>Name of the Service's port.</summary>
    [JsonPropertyName("port")]
    public string? Port { get; set; }

    /// <summary>HTTP path.</summary>
    [JsonPropertyName("path")]
    public string? Path { get; set; }
}
