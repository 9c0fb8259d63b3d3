namespace PyOps.Rules.Policies;

/// <summary>Writes out what an image reference leaves to its reader.</summary>
internal static class ImageReference
{
    private const string DefaultRegistry = "docker.io";

    /// <summary><c>nginx</c> is <c>docker.io/library/nginx</c>; a registry is in lower case. Tag and digest stay as they are.</summary>
    public static string Normalised(string image)
    {
        image = image.Trim();
        var slash = image.IndexOf('/');
        var first = slash < 0 ? "" : image[..slash];
        var isRegistry = first.Contains('.') || first.Contains(':') || first == "localhost" || first.Any(char.IsAsciiLetterUpper);
        var (registry, rest) = isRegistry ? (first.ToLowerInvariant(), image[(slash + 1)..]) : (DefaultRegistry, image);
        if (registry == "index.docker.io")
            registry = DefaultRegistry;
        return registry == DefaultRegistry && !rest.Contains('/') ? $"{registry}/library/{rest}" : $"{registry}/{rest}";
    }

    /// <summary>The reference without tag and digest.</summary>
    public static string Repository(string normalised)
    {
        var name = normalised.IndexOf('@') is >= 0 and var at ? normalised[..at] : normalised;
        var colon = name.LastIndexOf(':');
        return colon > name.LastIndexOf('/') ? name[..colon] : name;
    }
}
