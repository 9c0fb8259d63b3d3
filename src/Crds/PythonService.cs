using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using k8s;
using k8s.Models;
using PyOps.Crds.Markers;

namespace PyOps.Crds;

/// <summary>
/// A Python application that runs the way the handbook says: non-root, without capabilities, probed, on an unprivileged port.
/// </summary>
[Rule("self.metadata.name.matches('^(" + Patterns.ServiceName + ")$')",
    "metadata.name: {it} is no name: only lower-case letters, digits and '-', a letter first and no '-' last",
    Offender = "self.metadata.name")]
[Rule("!has(self.spec.imageFrom) || self.spec.imageFrom.service != self.metadata.name",
    "spec.imageFrom.service: " + Fixes.FollowsItself, Offender = "self.metadata.name")]
[KubernetesEntity(Group = ApiNames.Group, ApiVersion = ApiNames.Version, Kind = KindName, PluralName = PluralName)]
public class PythonService : IKubernetesObject<V1ObjectMeta>
{
    /// <summary>As manifests write it.</summary>
    public const string KindName = "PythonService";

    /// <summary>Plural name, as in the URL.</summary>
    public const string PluralName = "pythonservices";

    /// <inheritdoc />
    [JsonPropertyName("apiVersion")]
    public string ApiVersion { get; set; } = ApiNames.ApiVersion;

    /// <inheritdoc />
    [JsonPropertyName("kind")]
    public string Kind { get; set; } = KindName;

    /// <inheritdoc />
    [JsonPropertyName("metadata")]
    public V1ObjectMeta Metadata { get; set; } = new();

    /// <summary>What should run.</summary>
    [JsonPropertyName("spec")]
    [Required]
    public PythonServiceSpec? Spec { get; set; }

    /// <summary>What runs, as last observed. Written by the operator.</summary>
    [JsonPropertyName("status")]
    public PythonServiceStatus? Status { get; set; }
}
