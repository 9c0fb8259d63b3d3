namespace PyOps.Cluster;

/// <summary>A copy of this checkout's chart that a cluster takes; gone on dispose.</summary>
public sealed class ChartCopy : IDisposable
{
    private static readonly Version supported = new(1, 25);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("pyops-chart");

    private ChartCopy()
    {
    }

    /// <summary>Where it is.</summary>
    public string Folder => folder.FullName;

    /// <summary>The chart as it is, or for a server that is older than PyOps supports without what that would refuse.</summary>
    public static async Task<ChartCopy> For(TestCluster cluster)
    {
        var copy = new ChartCopy();
        foreach (var source in Directory.EnumerateFiles(ChartRelease.Chart, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy.Folder, Path.GetRelativePath(ChartRelease.Chart, source));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(source, target);
        }
        if (cluster.Server < supported)
        {
            var tool = Path.Combine(Checkout.Root, "hack", "cluster", "chart-for-old-server");
            (await Tool.Run(tool, [copy.Folder], TimeSpan.FromMinutes(1))).OrThrow(tool);
        }
        return copy;
    }

    /// <summary>Removes it.</summary>
    public void Dispose() => folder.Delete(recursive: true);
}
