namespace PyOps.Support;

/// <summary>Where things are in this checkout and on this machine.</summary>
public static class Checkout
{
    /// <summary>The folder that holds Operator.sln.</summary>
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>What test runs share on this machine: locks, and hack/cluster's own cache.</summary>
    public static string CacheFolder
    {
        get
        {
            var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } set
                ? set
                : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
            return Directory.CreateDirectory(Path.Combine(cache, "pyops")).FullName;
        }
    }

    private static string FindRoot(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Operator.sln")))
                return at.FullName;
        }
        throw new InvalidOperationException($"{folder} is not inside a checkout: no folder above it has Operator.sln");
    }
}
