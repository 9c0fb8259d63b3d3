using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using PyOps.Crds.Markers;
using PyOps.Rules.Policies;

namespace PyOps.Crds;

/// <summary>Who need not follow which rules. In its texts * stands for any characters but /.</summary>
[Rule("(has(self.namespaces) && size(self.namespaces) > 0) || (has(self.users) && size(self.users) > 0)",
    "spec.exemptions: {one} " + PolicyFixes.Nobody, Offender = "self.name")]
public sealed class ExemptionSpec
{
    /// <summary>Its name: lower-case letters, digits and '-'.</summary>
    [JsonPropertyName("name")]
    [Required, MaxLength(PolicyLimits.Name), RegularExpression(Patterns.DnsLabel)]
    public string? Name { get; set; }

    /// <summary>Why.</summary>
    [JsonPropertyName("reason")]
    [Required, MinLength(1), MaxLength(PolicyLimits.Reason)]
    public string? Reason { get; set; }

    /// <summary>Until when it counts. The status shows it before it comes.</summary>
    [JsonPropertyName("expires")]
    public DateTime? Expires { get; set; }

    /// <summary>Namespaces. They or users are required.</summary>
    [JsonPropertyName("namespaces")]
    [MaxLength(PolicyLimits.Patterns), EachLength(PolicyLimits.Pattern)]
    [Rule("!self.matches('^[*]*$')", "spec.exemptions.namespaces: {one} " + PolicyFixes.Everybody, Each = true, Offender = "self")]
    public IList<string>? Namespaces { get; set; }

    /// <summary>
    /// Users who make the request. They or namespaces are required. Pods are nearly always made by controllers, whose accounts count only
    /// together with namespaces.
    /// </summary>
    [JsonPropertyName("users")]
    [MaxLength(PolicyLimits.Patterns), EachLength(PolicyLimits.Pattern)]
    [Rule("!self.matches('^[*]*$')", "spec.exemptions.users: {one} " + PolicyFixes.Everybody, Each = true, Offender = "self")]
    public IList<string>? Users { get; set; }

    /// <summary>
    /// The container's image with its registry, such as docker.io/library/nginx:1.27, or without tag and digest. A finding about the pod is
    /// exempt when all its containers are.
    /// </summary>
    [JsonPropertyName("images")]
    [MaxLength(PolicyLimits.Patterns), EachLength(PolicyLimits.Pattern)]
    [Rule("self.matches('^([^/]*[.:*][^/]*|localhost)/.')",
        "spec.exemptions.images: {one} " + PolicyFixes.Registry, Each = true, Offender = "self")]
    public IList<string>? Images { get; set; }

    /// <summary>Service accounts of the pod.</summary>
    [JsonPropertyName("serviceAccounts")]
    [MaxLength(PolicyLimits.Patterns), EachLength(PolicyLimits.Pattern)]
    [Rule("self != ''", "spec.exemptions.serviceAccounts: one is empty; write a text", Each = true)]
    public IList<string>? ServiceAccounts { get; set; }

    /// <summary>Names of containers.</summary>
    [JsonPropertyName("containers")]
    [MaxLength(PolicyLimits.Patterns), EachLength(PolicyLimits.Pattern)]
    [Rule("self != ''", "spec.exemptions.containers: one is empty; write a text", Each = true)]
    public IList<string>? Containers { get; set; }

    /// <summary>Ids of the rules, one at least.</summary>
    [JsonPropertyName("rules")]
    [Required, MaxLength(PolicyLimits.Rules), EachLength(PolicyLimits.Word)]
    public IList<string>? Rules { get; set; }
}
