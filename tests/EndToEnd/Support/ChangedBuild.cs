using PyOps.Cluster;

namespace PyOps.EndToEnd.Support;

/// <summary>The operator built from a copy of the sources in which a line is another one: a version of the future.</summary>
internal static class ChangedBuild
{
    private static readonly string[] shared =
        ["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json", ".editorconfig"];

    /// <summary>Publishes it and returns the folder with the program.</summary>
    /// <param name="file">The file below src to change.</param>
    /// <param name="line">Text that is in it once.</param>
    /// <param name="replacement">What is there instead.</param>
    /// <param name="version">The version that the program has.</param>
    public static async Task<string> Publish(string file, string line, string replacement, string version)
    {
        var root = Directory.CreateTempSubdirectory("pyops-build-").FullName;
        foreach (var name in shared)
            File.Copy(Path.Combine(Checkout.Root, name), Path.Combine(root, name));
        CopySources("src", root);
        var path = Path.Combine(root, "src", file);
        var parts = (await File.ReadAllTextAsync(path)).Split(line);
        Assert.Equal(2, parts.Length);
        await File.WriteAllTextAsync(path, string.Join(replacement, parts));
        var target = Path.Combine(root, "published");
        (await Tool.Run(
            "dotnet",
            [
                "publish", Path.Combine(root, "src", "Operator"), "-c", "Release", "-o", target,
                $"-p:VersionPrefix={version}", "-nodeReuse:false", "-p:UseSharedCompilation=false",
            ],
            TimeSpan.FromMinutes(10))).OrThrow("dotnet publish");
        return target;
    }

    private static void CopySources(string folder, string root)
    {
        var from = Path.Combine(Checkout.Root, folder);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(from, file);
            if (relative.Split(Path.DirectorySeparatorChar) is [_, "bin" or "obj", ..])
                continue;
            var to = Path.Combine(root, folder, relative);
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }
}
