using System.Buffers;
using PyOps.Rules.Pods;

namespace PyOps.Rules.Checks.Handbook;

/// <summary>
/// An image is named by a version.
/// Reads: image of every container; image.reference of volumes.
/// Allowed: a whole digest, or a tag other than latest in any case. The port of a registry is no tag; an image without a name is none.
/// </summary>
internal static class ImageTag
{
    private static readonly SearchValues<char> LowerHexadecimal = SearchValues.Create("0123456789abcdef");

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
        for (var i = 0; i < pod.Volumes.Count; i++)
        {
            if (pod.Volumes[i].Image is { Length: > 0 } image && Problem(image) is { } problem)
                findings.Add($"spec.volumes[{i}].image.reference", image, problem);
        }
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
        if (name.IndexOf('@') is >= 0 and var at)
        {
            return IsDigest(name[(at + 1)..])
                ? null
                : $"{Show.Quoted(image)} has no digest behind the @; write sha256: and 64 hexadecimal digits, or a version tag";
        }
        var last = name[(name.LastIndexOf('/') + 1)..];
        var tag = last.IndexOf(':') is >= 0 and var colon ? last[(colon + 1)..] : default;
        if (tag.IsEmpty)
            return $"{Show.Quoted(image)} has no tag; name a version tag or a digest";
        return tag.Equals("latest", StringComparison.OrdinalIgnoreCase)
            ? $"{Show.Quoted(image)} is whatever latest is today; name a version tag or a digest"
            : null;
    }

    // Runtimes take no other.
    private static bool IsDigest(ReadOnlySpan<char> text)
    {
        var end = text.IndexOf(':');
        var digits = text[..Math.Max(end, 0)] switch
        {
            "sha256" => 64,
            "sha384" => 96,
            "sha512" => 128,
            _ => 0,
        };
        return digits > 0 && text.Length == end + 1 + digits && !text[(end + 1)..].ContainsAnyExcept(LowerHexadecimal);
    }
}
