using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using k8s;
using k8s.Models;

namespace PyOps.Crds;

/// <summary>What is asked of the pods of the cluster. One object, named default; without it the built-in defaults hold.</summary>
[KubernetesEntity(Group = ApiNames.Group, ApiVersion = ApiNames.Version, Kind = KindName, PluralName = PluralName)]
public sealed class RuntimePolicy : IKubernetesObject<V1ObjectMeta>
{
    /// <summary>As manifests write it.</summary>
    public const string KindName = "RuntimePolicy";

    /// <summary>Plural name, as in the URL.</summary>
    public const string PluralName = "runtimepolicies";

    /// <inheritdoc />
    [JsonPropertyName("apiVersion")]
    public string ApiVersion { get; set; } = ApiNames.ApiVersion;

    /// <inheritdoc />
    [JsonPropertyName("kind")]
    public string Kind { get; set; } = KindName;

    /// <inheritdoc />
    [JsonPropertyName("metadata")]
    public V1ObjectMeta Metadata { get; set; } = new();

    /// <summary>What is asked.</summary>
    [JsonPropertyName("spec")]
    [Required]
    public RuntimePolicySpec? Spec { get; set; }

    /// <summary>Whether it counts. Written by the operator.</summary>
    [JsonPropertyName("status")]
    public RuntimePolicyStatus? Status { get; set; }
}
