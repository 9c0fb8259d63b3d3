using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using PyOps.Crds.Markers;

namespace PyOps.Crds;

/// <summary>Where the image comes from that several services share.</summary>
public sealed class ImageFromSpec
{
    /// <summary>PythonService of this namespace whose image to run. It names an image itself.</summary>
    [JsonPropertyName("service")]
    [Required, MinLength(1), MaxLength(50)]
    [Rule("self.matches('^(" + Patterns.ServiceName + ")$')", "spec.imageFrom.service: " + Fixes.FollowedName, Offender = "self")]
    public string? Service { get; set; }
}
