using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using PyOps.Crds.Markers;

namespace PyOps.Crds;

/// <summary>Where the Prometheus operator finds metrics; it makes a ServiceMonitor.</summary>
public sealed class MonitoringSpec
{
    /// <summary>HTTP path of the metrics, on the port of the application.</summary>
    [JsonPropertyName("path")]
    [DefaultValue(SpecDefaults.MonitoringPath), MaxLength(1024)]
    [Rule("self.matches('^(" + Patterns.HttpPath + ")$')", "spec.monitoring.path: " + Fixes.HttpPath, Offender = "self")]
    public string? Path { get; set; }
}
