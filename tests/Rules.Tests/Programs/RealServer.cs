using System.Diagnostics;

namespace PyOps.Rules.Tests.Programs;

/// <summary>Starts Debian's servers, each in a network namespace of its own, so that ports are free, and asks what they do.</summary>
internal static class RealServer
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Programs");

    /// <summary>The address that a command listens on when it is started with some variables.</summary>
    public static async Task<string> Listens(string command, params string[] variables) =>
        Assert.Single(await Run("listens", [.. variables, .. command.Split(' ')]));

    /// <summary>How many of two requests a command works on at the same time.</summary>
    public static async Task<string> AtOnce(string command) => Assert.Single(await Run("at-once", command.Split(' ')));

    /// <summary>The lines that Debian's Python prints.</summary>
    public static async Task<string[]> Ask(string script) => await Run("ask", [script]);

    private static async Task<string[]> Run(string verb, string[] words)
    {
        string[] command = ["--net", "--pid", "--fork", "--kill-child", "/usr/bin/python3", "ask.py", verb, .. words];
        using var process = Process.Start(new ProcessStartInfo("unshare", command)
        {
            UseShellExecute = false,
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await error);
        return (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
