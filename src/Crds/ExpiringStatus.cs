using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace PyOps.Crds;

/// <summary>An exemption that expires.</summary>
public sealed class ExpiringStatus
{
    /// <summary>The exemption, as the spec calls it.</summary>
    [JsonPropertyName("name")]
    [Required, MaxLength(63)]
    public string? Name { get; set; }

    /// <summary>Until when it counts.</summary>
    [JsonPropertyName("expires")]
    [Required]
    public DateTime? Expires { get; set; }
}
