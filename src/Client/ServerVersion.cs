namespace PyOps.Client;

/// <summary>The API server's version.</summary>
/// <param name="Major">Major version, 1.</param>
/// <param name="Minor">Minor version, such as 33.</param>
public sealed record ServerVersion(int Major, int Minor)
{
    /// <summary>Whether the server is this version or newer.</summary>
    public bool AtLeast(int major, int minor) => Major > major || (Major == major && Minor >= minor);

    /// <inheritdoc />
    public override string ToString() => $"{Major}.{Minor}";
}
