using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using PyOps.Crds.Markers;
using PyOps.Rules.Policies;

namespace PyOps.Crds;

/// <summary>What is asked of pods.</summary>
public sealed class RuntimePolicySpec
{
    /// <summary>
    /// What findings of a rule do, by the rule's id: Enforce, Warn, Audit or Disabled. Rules that are not named do their default.
    /// </summary>
    [JsonPropertyName("rules")]
    [MaxLength(PolicyLimits.Rules), EachLength(16)]
    public IDictionary<string, string>? Rules { get; set; }

    /// <summary>Parameters of rules.</summary>
    [JsonPropertyName("parameters")]
    public PolicyParametersSpec? Parameters { get; set; }

    /// <summary>
    /// The most that a finding in the pod template of a Deployment, Job, ... does; pods themselves are not concerned. Warn when absent.
    /// </summary>
    [JsonPropertyName("templates")]
    [AllowedValues("Enforce", "Warn", "Disabled")]
    public string? Templates { get; set; }

    /// <summary>Who need not follow which rules.</summary>
    [JsonPropertyName("exemptions")]
    [MaxLength(PolicyLimits.Exemptions), ListMap("name")]
    public IList<ExemptionSpec>? Exemptions { get; set; }
}
