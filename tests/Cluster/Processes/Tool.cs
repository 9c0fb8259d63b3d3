using System.Diagnostics;

namespace PyOps.Cluster;

/// <summary>
/// Runs a command to its end. A command that fails is a value; one that cannot be started or does not end in time throws.
/// </summary>
public static class Tool
{
    public static async Task<ToolResult> Run(
        string file,
        IEnumerable<string> arguments,
        TimeSpan deadline,
        string? stdin = null,
        IReadOnlyDictionary<string, string>? environment = null,
        Action<string>? progress = null)
    {
        using var process = Process.Start(StartInfo(file, arguments, environment))
            ?? throw new InvalidOperationException($"{file} was not started");
        using var expired = new CancellationTokenSource(deadline);
        var output = process.StandardOutput.ReadToEndAsync(expired.Token);
        var error = ReadError(process.StandardError, progress, expired.Token);
        try
        {
            await Feed(process.StandardInput, stdin);
            await process.WaitForExitAsync(expired.Token);
            return new ToolResult(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException late) when (expired.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{file} {string.Join(' ', arguments)} did not end in {deadline.TotalSeconds} s", late);
        }
    }

    private static ProcessStartInfo StartInfo(
        string file, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal))
            start.Environment[name] = value;
        return start;
    }

    private static async Task Feed(StreamWriter writer, string? text)
    {
        try
        {
            await writer.WriteAsync(text);
            writer.Close();
        }
        catch (IOException)
        {
            // A command may end, or close its input, before it has read everything: its exit code and its error text tell the story.
        }
    }

    private static async Task<string> ReadError(StreamReader reader, Action<string>? progress, CancellationToken cancelled)
    {
        var text = new System.Text.StringBuilder();
        while (await reader.ReadLineAsync(cancelled) is { } line)
        {
            progress?.Invoke(line);
            text.Append(line).Append('\n');
        }
        return text.ToString();
    }
}
