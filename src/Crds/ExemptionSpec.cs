using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using PyOps.Crds.Schema;

namespace PyOps.Crds;

/// <summary>Who need not follow which rules. In its texts * stands for any characters but /.</summary>
[Rule("(has(self.namespaces) && size(self.namespaces) > 0) || (has(self.users) && size(self.users) > 0)",
    "spec.exemptions: name namespaces or users: whoever writes a pod chooses everything else")]
public sealed class ExemptionSpec
{
    private const int MaxPatterns = 64;
    private const int MaxPattern = 512;

    /// <summary>Its name: lower-case letters, digits and '-'.</summary>
    [JsonPropertyName("name")]
    [Required, MaxLength(63), RegularExpression(Patterns.DnsLabel)]
    public string? Name { get; set; }

    /// <summary>Why.</summary>
    [JsonPropertyName("reason")]
    [Required, MinLength(1), MaxLength(1000)]
    public string? Reason { get; set; }

    /// <summary>Until when it counts. The status shows it before it comes.</summary>
    [JsonPropertyName("expires")]
    public DateTime? Expires { get; set; }

    /// <summary>Namespaces. They or users are required.</summary>
    [JsonPropertyName("namespaces")]
    [MaxLength(MaxPatterns), EachLength(MaxPattern)]
    [Rule("!self.matches('^[*]*$')", "spec.exemptions.namespaces: * alone exempts everybody: name some", Each = true)]
    public IList<string>? Namespaces { get; set; }

    /// <summary>Users who make the request. They or namespaces are required.</summary>
    [JsonPropertyName("users")]
    [MaxLength(MaxPatterns), EachLength(MaxPattern)]
    [Rule("!self.matches('^[*]*$')", "spec.exemptions.users: * alone exempts everybody: name some", Each = true)]
    public IList<string>? Users { get; set; }

    /// <summary>
    /// The container's image with its registry, such as docker.io/library/nginx:1.27, or without tag and digest. A finding about the pod is
    /// exempt when all its containers are.
    /// </summary>
    [JsonPropertyName("images")]
    [MaxLength(MaxPatterns), EachLength(MaxPattern)]
    [Rule("self.matches('^([^/]*[.:*][^/]*|localhost)/.')",
        "spec.exemptions.images: write the registry, such as docker.io/library/nginx", Each = true)]
    public IList<string>? Images { get; set; }

    /// <summary>Service accounts of the pod.</summary>
    [JsonPropertyName("serviceAccounts")]
    [MaxLength(MaxPatterns), EachLength(MaxPattern)]
    [Rule("self != ''", "spec.exemptions.serviceAccounts: write a name", Each = true)]
    public IList<string>? ServiceAccounts { get; set; }

    /// <summary>Names of containers.</summary>
    [JsonPropertyName("containers")]
    [MaxLength(MaxPatterns), EachLength(MaxPattern)]
    [Rule("self != ''", "spec.exemptions.containers: write a name", Each = true)]
    public IList<string>? Containers { get; set; }

    /// <summary>Ids of the rules, one at least.</summary>
    [JsonPropertyName("rules")]
    [Required, MaxLength(MaxPatterns), EachLength(64)]
    public IList<string>? Rules { get; set; }
}
