using System.Text.Json.Serialization;

namespace PyOps.Crds;

/// <summary>Names of ControllerRevisions, which keep what runs.</summary>
public sealed class RevisionStatus
{
    /// <summary>The revision whose pod template the Deployment has.</summary>
    [JsonPropertyName("current")]
    public string? Current { get; set; }

    /// <summary>The revision that the spec asks for, while it is not the current one.</summary>
    [JsonPropertyName("pending")]
    public string? Pending { get; set; }
}
