using PyOps.Cli.Yaml;

namespace PyOps.Cli.Linting;

/// <summary>Finds what kustomizations name as patches: parts of objects, which no API server ever sees.</summary>
internal static class Kustomizations
{
    private static readonly string[] Names = ["kustomization.yaml", "kustomization.yml", "Kustomization"];

    private static readonly string[] Lists = ["patches", "patchesStrategicMerge", "patchesJson6902"];

    private static readonly EnumerationOptions Everywhere = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    /// <summary>Full paths of the patches that the kustomizations of a folder, of those below it and of those above it name.</summary>
    public static HashSet<string> PatchesIn(string folder)
    {
        var files = Names.SelectMany(name => Below(folder, name)).Concat(Above(folder));
        return files.Where(FileType.IsRegular).SelectMany(Patches).ToHashSet(StringComparer.Ordinal);
    }

    private static string[] Below(string folder, string name)
    {
        try
        {
            return Directory.GetFiles(folder, name, Everywhere);
        }
        catch (Exception failure) when (Sources.IsExpected(failure))
        {
            return []; // said where the folder is read
        }
    }

    private static IEnumerable<string> Above(string folder)
    {
        for (var at = Directory.GetParent(Path.GetFullPath(folder)); at is not null; at = at.Parent)
        {
            foreach (var name in Names)
                yield return Path.Combine(at.FullName, name);
        }
    }

    private static IEnumerable<string> Patches(string kustomization)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(kustomization))!;
        foreach (var root in Documents.Of(Sources.File(kustomization).Content).Select(document => document.Root).OfType<MapNode>())
        {
            foreach (var item in Lists.Select(name => root.Find(name)?.Value).OfType<ListNode>().SelectMany(list => list.Items))
            {
                // A patch may also be written there itself.
                var path = item is MapNode map ? map.Text("path") : (item as ScalarNode)?.Value;
                if (path is not null && !path.Contains('\n'))
                    yield return Path.GetFullPath(Path.Combine(folder, path));
            }
        }
    }
}
