using PyOps.Rules.Pods;

namespace PyOps.Rules.Checks.Handbook;

/// <summary>
/// An image is named by a version.
/// Reads: image of every container.
/// Allowed: a digest, or a tag other than latest in any case. The port of a registry is no tag; an image without a name is none.
/// </summary>
internal static class ImageTag
{
    public static readonly Rule Rule = new(Check)
    {
        Id = "image-tag",
        Practice = "4.4",
        Default = Effect.Enforce,
        Title = "An image without a version: no tag, or latest, and no digest",
        Why = "What runs then depends on when a node pulled last: pods of one Deployment differ, and a rollback goes nowhere.",
        Fix = "Name a version tag, or a digest.",
        Before = """
            containers:
            - name: app
              image: registry.example.com/shop:latest
            """,
        After = """
            containers:
            - name: app
              image: registry.example.com/shop:1.4.2
            """,
    };

    private static void Check(PodView pod, Parameters parameters, Findings findings)
    {
        foreach (var container in pod.Containers)
        {
            if (Problem(container.Image) is { } problem)
                findings.Add(container, "image", container.Image, problem);
        }
    }

    private static string? Problem(string image)
    {
        var name = image.AsSpan().Trim();
        if (name.IsEmpty)
            return "no image; name one with a version tag or a digest";
        var at = name.IndexOf('@');
        if (at >= 0 && at + 1 < name.Length)
            return null;
        var tagged = at < 0 ? name : name[..at];
        var last = tagged[(tagged.LastIndexOf('/') + 1)..];
        var tag = last.IndexOf(':') is >= 0 and var colon ? last[(colon + 1)..] : default;
        if (tag.IsEmpty)
            return $"{Show.Quoted(image)} has no tag; name a version tag or a digest";
        return tag.Equals("latest", StringComparison.OrdinalIgnoreCase)
            ? $"{Show.Quoted(image)} is whatever latest is today; name a version tag or a digest"
            : null;
    }
}
