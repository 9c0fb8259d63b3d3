namespace PyOps.Crds.Validations;

/// <summary>Where the operator mounts volumes of its own.</summary>
internal static class ReservedPaths
{
    public static bool Contains(string path) => path is "/tmp" or "/pyops" || path.StartsWith("/pyops/", StringComparison.Ordinal);
}
