using System.Security;

namespace PyOps.Cli.Linting;

/// <summary>Reads files, folders and standard input.</summary>
internal static class Sources
{
    /// <summary>Largest input, in bytes.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    /// <summary>How standard input is named.</summary>
    public const string StandardInput = "-";

    private static readonly string TooLarge = $"larger than {MaxBytes / 1024 / 1024} MiB, the most that is read; split it";

    /// <summary>
    /// What is at a path: one file, standard input, or all files of a folder and those below, by name. One in memory at a time.
    /// </summary>
    public static IEnumerable<LintSource> At(string path, Stream input) =>
        path == StandardInput ? [Load(path, () => input)]
        : Directory.Exists(path) ? new SourceFolder(path).Files()
        : [File(path)];

    public static LintSource File(string path) => Load(path, () => System.IO.File.OpenRead(path));

    /// <summary>Why something cannot be read.</summary>
    public static string Why(Exception failure) => failure switch
    {
        FileNotFoundException or DirectoryNotFoundException => "no such file or folder",
        UnauthorizedAccessException => "permission denied",
        _ => failure.Message,
    };

    /// <summary>Whether it is a failure of the file system rather than of ours.</summary>
    public static bool IsExpected(Exception failure) =>
        failure is IOException or UnauthorizedAccessException or SecurityException or ArgumentException or NotSupportedException;

    // Of a file that is too large its beginning is kept: it tells what the file is.
    private static LintSource Load(string path, Func<Stream> open)
    {
        try
        {
            using var stream = open();
            using var buffer = new MemoryStream();
            var piece = new byte[80 * 1024];
            while (stream.Read(piece) is > 0 and var read)
            {
                if (buffer.Length + read > MaxBytes || (stream.CanSeek && stream.Length > MaxBytes))
                    return new(path, piece.AsMemory(0, read)) { Problem = TooLarge };
                buffer.Write(piece, 0, read);
            }
            return new(path, buffer.GetBuffer().AsMemory(0, (int)buffer.Length));
        }
        catch (Exception failure) when (IsExpected(failure))
        {
            return new(path, default) { Problem = Why(failure) };
        }
    }
}
