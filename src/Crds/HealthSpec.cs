using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using PyOps.Crds.Markers;

namespace PyOps.Crds;

/// <summary>How to tell that the application is up, ready and alive.</summary>
[Rule("!has(self.exec) || size(self.exec) == 0 || (!has(self.path) && !has(self.livenessPath))",
    "spec.health: exec and path exclude each other: keep one")]
[Rule("!has(self.livenessPath) || has(self.path)",
    "spec.health: livenessPath needs path, which readiness asks: set spec.health.path")]
[Rule("!has(self.host) || has(self.path)",
    "spec.health: host needs path, as only HTTP probes have a Host header: set spec.health.path")]
public sealed class HealthSpec
{
    /// <summary>
    /// HTTP path that answers 200 to 399 when the application can serve: asked for readiness (every 10 s, 3 failures), and for startup and
    /// liveness (every 20 s, 6 failures) unless livenessPath is set.
    /// </summary>
    [JsonPropertyName("path")]
    [MinLength(1), MaxLength(1024)]
    [Rule(PathRule, "spec.health.path: " + Fixes.HttpPath, Offender = "self")]
    public string? Path { get; set; }

    /// <summary>
    /// HTTP path that answers 200 to 399 while the application itself is well, whatever it depends
    /// on: asked for startup and liveness. Default: path.
    /// </summary>
    [JsonPropertyName("livenessPath")]
    [MinLength(1), MaxLength(1024)]
    [Rule(PathRule, "spec.health.livenessPath: " + Fixes.HttpPath, Offender = "self")]
    public string? LivenessPath { get; set; }

    /// <summary>
    /// Host header of the HTTP probes, which an application that checks it (Django's ALLOWED_HOSTS) accepts. Default: the pod's address.
    /// </summary>
    [JsonPropertyName("host")]
    [MinLength(1), MaxLength(253)]
    [Rule("self.matches('^(" + Patterns.ProbeHost + ")$')", "spec.health.host: " + Fixes.ProbeHost, Offender = "self")]
    public string? Host { get; set; }

    /// <summary>Command, in exec form, that ends with 0 when the application is well; instead of HTTP. What a Worker uses.</summary>
    [JsonPropertyName("exec")]
    [MaxLength(64), EachLength(4096)]
    [Rule("size(self) == 0 || self[0] != ''", "spec.health.exec: " + Fixes.Program)]
    public IList<string>? Exec { get; set; }

    /// <summary>Seconds that the application may take to start, 1 to 3600.</summary>
    [JsonPropertyName("startupSeconds")]
    [DefaultValue(SpecDefaults.StartupSeconds), Range(1, 3600)]
    public int? StartupSeconds { get; set; }

    /// <summary>Seconds that one probe may take, 1 to 60.</summary>
    [JsonPropertyName("timeoutSeconds")]
    [DefaultValue(SpecDefaults.TimeoutSeconds), Range(1, 60)]
    public int? TimeoutSeconds { get; set; }

    private const string PathRule = "self.matches('^(" + Patterns.HttpPath + ")$')";
}
