using System.Text.Json;
using System.Text.Json.Serialization;
using k8s.Models;

namespace PyOps.Operator.Services.Revisions;

/// <summary>The <c>data</c> of a ControllerRevision of ours, which never changes.</summary>
/// <param name="Format">Format of <paramref name="Inputs"/>.</param>
/// <param name="Inputs">Hash of the inputs; see <see cref="InputsHash"/>.</param>
/// <param name="Image">The image that was asked for.</param>
/// <param name="Renderer">Version of the operator that rendered the template.</param>
/// <param name="Template">
/// The pod template as JSON in one string of ASCII. The API server tells by its bytes whether data has changed, and some patches, the
/// garbage collector's among them, have it encode an object anew: only plain strings come out the same from every version of every encoder.
/// </param>
internal sealed record RevisionData(
    [property: JsonPropertyName("format")] string Format,
    [property: JsonPropertyName("inputs")] string Inputs,
    [property: JsonPropertyName("image")] string Image,
    [property: JsonPropertyName("renderer")] string Renderer,
    [property: JsonPropertyName("template")] string Template)
{
    /// <summary>Digest of the image that the template runs, where it is not the one asked for.</summary>
    [JsonPropertyName("digest")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Digest { get; init; }

    /// <summary>Commit from which that image was built, where it is known.</summary>
    [JsonPropertyName("commit")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Commit { get; init; }

    /// <summary>What made the revision, where that was not an edit of the spec: name of a rebuild.</summary>
    [JsonPropertyName("source")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Source { get; init; }

    /// <summary>Reads an object's data; null when it is not of ours.</summary>
    public static RevisionData? Read(V1ControllerRevision revision)
    {
        try
        {
            return JsonSerializer.SerializeToElement(revision.Data).Deserialize<RevisionData>() is
            { Format: not null, Inputs: not null, Image: not null, Renderer: not null, Template: not null } data
                ? data
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
