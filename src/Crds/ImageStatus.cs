using System.Text.Json.Serialization;

namespace PyOps.Crds;

/// <summary>The image that runs.</summary>
public sealed class ImageStatus
{
    /// <summary>The image to run: spec.image, or that to which spec.imageFrom leads.</summary>
    [JsonPropertyName("reference")]
    public string? Reference { get; set; }

    /// <summary>
    /// Repository and digest that the ready pods report, such as <c>registry.example.com/web/shop@sha256:...</c>; absent while they differ.
    /// </summary>
    [JsonPropertyName("running")]
    public string? Running { get; set; }
}
