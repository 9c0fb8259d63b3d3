using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using PyOps.Crds.Markers;
using PyOps.Rules.Policies;

namespace PyOps.Crds;

/// <summary>Parameters of rules.</summary>
public sealed class PolicyParametersSpec
{
    /// <summary>Lowest port that low-ports lets pass, 1 to 65535. 1024 when absent.</summary>
    [JsonPropertyName("minPort")]
    [Range(1, 65535)]
    public int? MinPort { get; set; }

    /// <summary>Capabilities that drop-capabilities lets containers add, such as NET_BIND_SERVICE. None when absent.</summary>
    [JsonPropertyName("allowedCapabilities")]
    [MaxLength(PolicyLimits.Capabilities), EachLength(PolicyLimits.Word)]
    [Rule("self.matches('^[A-Z][A-Z0-9_]*$') && !self.startsWith('CAP_') && self != 'ALL'",
        "spec.parameters.allowedCapabilities: {one} " + PolicyFixes.Capability, Each = true, Offender = "self")]
    public IList<string>? AllowedCapabilities { get; set; }
}
