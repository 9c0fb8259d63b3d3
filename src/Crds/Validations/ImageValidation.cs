using PyOps.Crds.Markers;
using PyOps.Rules.Checks;

namespace PyOps.Crds.Validations;

/// <summary>An image is named by a tag that does not move by its nature, or by a digest.</summary>
internal static class ImageValidation
{
    private const string Field = "spec.image";

    public static IEnumerable<FieldError> Check(string? image)
    {
        if (image is not null && Problem(image) is { } problem)
            yield return new(Field, $"{Show.Quoted(image)} {problem}");
    }

    private static string? Problem(string image)
    {
        if (!Patterns.Matches(image, Patterns.ImageReference))
            return "is no image reference: write repository:tag or repository@sha256:digest, the repository in lower case";
        if (!Patterns.Matches(image, Patterns.TagOrDigest))
            return "has no tag: name a version tag such as :1.4.2, or a digest (the port of a registry is not a tag)";
        if (Patterns.Matches(image, Patterns.Latest))
            return "has the tag latest, which moves: name a version tag such as :1.4.2, or a digest";
        return Patterns.Matches(image, Patterns.NoDigestOrSha256) ? null
            : "has a digest that is not sha256: and 64 hexadecimal digits: copy the whole digest";
    }
}
