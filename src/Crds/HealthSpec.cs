using System.Text.Json.Serialization;

namespace PyOps.Crds;

/// <summary>How to tell that the application is up, ready and alive.</summary>
public sealed class HealthSpec
{
    /// <summary>HTTP path that answers 200 to 399 when the application can serve: startup, readiness (10 s x 3) and liveness (20 s x 6).</summary>
    [JsonPropertyName("path")]
    public string? Path { get; set; }

    /// <summary>HTTP path of the liveness probe alone. Default: path.</summary>
    [JsonPropertyName("livenessPath")]
    public string? LivenessPath { get; set; }

    /// <summary>Command, in exec form, that ends with 0 when the application is well; instead of HTTP. What a Worker uses.</summary>
    [JsonPropertyName("exec")]
    public IList<string>? Exec { get; set; }

    /// <summary>Seconds that the application may take to start.</summary>
    [JsonPropertyName("startupSeconds")]
    public int? StartupSeconds { get; set; }

    /// <summary>Seconds that one probe may take.</summary>
    [JsonPropertyName("timeoutSeconds")]
    public int? TimeoutSeconds { get; set; }
}
