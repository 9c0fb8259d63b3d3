using System.Diagnostics;

namespace PyOps.Repository.Tests;

/// <summary>The files of this repository: what git tracks, and what is new and not ignored.</summary>
internal static class Tracked
{
    /// <summary>Paths below the root, with forward slashes.</summary>
    public static IReadOnlyList<string> Files { get; } = List();

    public static string Read(string path) => File.ReadAllText(Full(path));

    public static string Full(string path) => Path.Combine(Checkout.Root, path);

    private static List<string> List()
    {
        var start = new ProcessStartInfo("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"])
        {
            UseShellExecute = false,
            WorkingDirectory = Checkout.Root,
            RedirectStandardOutput = true,
        };
        using var git = Process.Start(start)!;
        var paths = git.StandardOutput.ReadToEnd().Split('\0', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
        return [.. paths.Where(path => File.Exists(Full(path))).Distinct()];
    }
}
