namespace PyOps.Cli.Linting;

/// <summary>Finds the files of a folder and of those below it.</summary>
/// <param name="root">The folder.</param>
internal sealed class SourceFolder(string root)
{
    private static readonly string[] Extensions = [".yaml", ".yml", ".json"];

    private static readonly EnumerationOptions Everything = new() { IgnoreInaccessible = false, AttributesToSkip = FileAttributes.None };

    private readonly HashSet<string> patches = Kustomizations.PatchesIn(root);

    /// <summary>All of them, by name.</summary>
    public IEnumerable<LintSource> Files() => Files(root, isTemplate: false);

    /// <param name="path">The folder.</param>
    /// <param name="isTemplate">Whether it is the folder of a Helm chart's templates, or below one.</param>
    private IEnumerable<LintSource> Files(string path, bool isTemplate)
    {
        if (Entries(path, out var problem) is not { } entries)
            return [new(path, default) { Problem = problem, IsFound = true }];
        var isChart = entries.Any(entry => entry.Name == "Chart.yaml");
        return entries.OrderBy(entry => entry.Name, StringComparer.Ordinal).SelectMany(entry => entry switch
        {
            // Hidden folders are tools' (.git, .github); a link to a folder may lead back up.
            DirectoryInfo folder => folder.Name.StartsWith('.') || folder.LinkTarget is not null
                ? []
                : Files(Path.Combine(path, folder.Name), isTemplate || (isChart && folder.Name == "templates")),
            _ when !Extensions.Contains(entry.Extension, StringComparer.OrdinalIgnoreCase) => [],
            _ => Found(Path.Combine(path, entry.Name), isTemplate),
        });
    }

    private IEnumerable<LintSource> Found(string path, bool isTemplate)
    {
        if (!FileType.IsRegular(path))
            yield return new(path, default) { IsFound = true, PassedOver = PassedOver.NoFile };
        else if (patches.Contains(Path.GetFullPath(path)))
            yield return new(path, default) { IsFound = true, PassedOver = PassedOver.Patch };
        else
        {
            var source = Sources.File(path) with { IsFound = true };
            yield return isTemplate && source.Content.Span.IndexOf("{{"u8) >= 0 ? source with { PassedOver = PassedOver.Template } : source;
        }
    }

    private static FileSystemInfo[]? Entries(string path, out string? problem)
    {
        problem = null;
        try
        {
            return new DirectoryInfo(path).GetFileSystemInfos("*", Everything);
        }
        catch (Exception failure) when (Sources.IsExpected(failure))
        {
            problem = Sources.Why(failure);
            return null;
        }
    }
}
