using System.Security;

namespace PyOps.Cli.Linting;

/// <summary>Reads files, folders and standard input.</summary>
internal static class Sources
{
    /// <summary>Largest input, in bytes.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    /// <summary>How standard input is named.</summary>
    public const string StandardInput = "-";

    private static readonly string[] Extensions = [".yaml", ".yml", ".json"];

    private static readonly EnumerationOptions Everything = new() { IgnoreInaccessible = false, AttributesToSkip = FileAttributes.None };

    /// <summary>What is at a path: one file, standard input, or all files of a folder and those below, by name. One in memory at a time.</summary>
    public static IEnumerable<LintSource> At(string path, Stream input) =>
        path == StandardInput ? [Load(path, () => input, isFound: false)]
        : Directory.Exists(path) ? Folder(path)
        : [Load(path, () => File.OpenRead(path), isFound: false)];

    private static IEnumerable<LintSource> Folder(string path)
    {
        if (Entries(path, out var problem) is not { } entries)
            return [new(path, default, problem, IsFound: true)];
        return entries.OrderBy(entry => entry.Name, StringComparer.Ordinal).SelectMany(entry => entry switch
        {
            // Hidden folders are tools' (.git, .github); a link to a folder may lead back up.
            DirectoryInfo folder => IsHidden(folder) || folder.LinkTarget is not null ? [] : Folder(Path.Combine(path, folder.Name)),
            _ when !Extensions.Contains(entry.Extension, StringComparer.OrdinalIgnoreCase) => [],
            _ => Found(Path.Combine(path, entry.Name)),
        });
    }

    private static IEnumerable<LintSource> Found(string path)
    {
        yield return Load(path, () => File.OpenRead(path), isFound: true);
    }

    private static FileSystemInfo[]? Entries(string path, out string? problem)
    {
        problem = null;
        try
        {
            return new DirectoryInfo(path).GetFileSystemInfos("*", Everything);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or SecurityException)
        {
            problem = Why(failure);
            return null;
        }
    }

    private static bool IsHidden(FileSystemInfo entry) => entry.Name.StartsWith('.');

    private static LintSource Load(string path, Func<Stream> open, bool isFound)
    {
        try
        {
            using var stream = open();
            var content = Read(stream);
            return content is { } all
                ? new(path, all, null, isFound)
                : new(path, default, $"larger than {MaxBytes / 1024 / 1024} MiB, the most that is read; split it", isFound);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or SecurityException or ArgumentException or NotSupportedException)
        {
            return new(path, default, Why(failure), isFound);
        }
    }

    private static ReadOnlyMemory<byte>? Read(Stream stream)
    {
        if (stream.CanSeek && stream.Length > MaxBytes)
            return null;
        using var buffer = new MemoryStream();
        var piece = new byte[80 * 1024];
        while (stream.Read(piece) is > 0 and var read)
        {
            if (buffer.Length + read > MaxBytes)
                return null;
            buffer.Write(piece, 0, read);
        }
        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }

    private static string Why(Exception failure) => failure switch
    {
        FileNotFoundException or DirectoryNotFoundException => "no such file or folder",
        UnauthorizedAccessException => "permission denied",
        _ => failure.Message,
    };
}
