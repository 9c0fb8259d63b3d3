using PyOps.Crds.Markers;
using PyOps.Rules.Checks;

namespace PyOps.Crds.Validations;

/// <summary>An image is named by a tag that does not move by its nature, or by a digest, or by the service that runs it.</summary>
internal static class ImageValidation
{
    private const string Field = "spec.image";
    private const string FollowedField = "spec.imageFrom.service";

    public static IEnumerable<FieldError> Check(PythonService service)
    {
        var (image, from) = (service.Spec?.Image, service.Spec?.ImageFrom);
        if (image is null == from is null)
            yield return new(Field, Fixes.OneImage);
        if (image is not null && Problem(image) is { } problem)
            yield return new(Field, $"{Show.Quoted(image)} {problem}");
        if (from?.Service is { } followed && Problem(service, followed) is { } wrong)
            yield return new(FollowedField, $"{Show.Quoted(followed)}: {wrong}");
    }

    private static string? Problem(PythonService service, string followed) =>
        !Patterns.Matches(followed, Patterns.ServiceName) ? Fixes.FollowedName
        : string.Equals(followed, service.Metadata?.Name, StringComparison.Ordinal) ? Fixes.FollowsItself
        : null;

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
