using System.Text.Json;
using System.Text.Json.Serialization;
using k8s;
using k8s.Models;
using PyOps.Crds;
using PyOps.Rules.Policies;

namespace PyOps.Operator.Sources;

/// <summary>
/// A RuntimePolicy whose spec is what was written, and not what our types make of it: the reader of src/Rules judges that alone.
/// </summary>
[KubernetesEntity(
    Group = ApiNames.Group, ApiVersion = ApiNames.Version, Kind = RuntimePolicy.KindName, PluralName = RuntimePolicy.PluralName)]
internal sealed class PolicyObject : IKubernetesObject<V1ObjectMeta>
{
    /// <inheritdoc />
    [JsonPropertyName("apiVersion")]
    public string ApiVersion { get; set; } = ApiNames.ApiVersion;

    /// <inheritdoc />
    [JsonPropertyName("kind")]
    public string Kind { get; set; } = RuntimePolicy.KindName;

    /// <inheritdoc />
    [JsonPropertyName("metadata")]
    public V1ObjectMeta Metadata { get; set; } = new();

    [JsonPropertyName("spec")]
    public JsonElement? Spec { get; set; }

    /// <summary>The status, which is ours.</summary>
    [JsonPropertyName("status")]
    public RuntimePolicyStatus? Status { get; set; }

    /// <summary>What the reader of src/Rules makes of it: the policy, or what is wrong.</summary>
    public PolicyReading Read() => PolicyReader.Read(JsonSerializer.SerializeToUtf8Bytes(
        new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["apiVersion"] = ApiVersion,
            ["kind"] = Kind,
            ["metadata"] = new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = Metadata.Name },
            ["spec"] = Spec,
        }));
}
