using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace PyOps.Rules.Tests.Shell;

/// <summary>
/// Starts a command as process 1 of a PID namespace, as a container's runtime does, waits until the application runs, sends SIGTERM to
/// process 1, and sees whether the application gets it.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed partial class Measurement(string[] command, string folder)
{
    private const int Terminate = 15;
    private static readonly TimeSpan Start = TimeSpan.FromSeconds(10);

    // A signal that is handed on arrives in milliseconds.
    private static readonly TimeSpan Arrival = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    /// <summary>Whether the application was told; null when it did not start.</summary>
    public static async Task<bool?> Of(string[] command)
    {
        var folder = Directory.CreateTempSubdirectory("pyops-shell-");
        try
        {
            return await new Measurement(command, folder.FullName).Run();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private string Ready => Path.Combine(folder, "ready");

    private string Told => Path.Combine(folder, "told");

    private async Task<bool?> Run()
    {
        Prepare();
        using var process = Process.Start(Command())!;
        process.StandardInput.Close();
        try
        {
            await Until(process, () => File.Exists(Ready), Start);
            if (!File.Exists(Ready) || First(process) is not { } first)
                return null;
            // The shell may be about to exec: it is not measured in the midst of that.
            await Settled(first);
            _ = Kill(first, Terminate);
            await Until(process, () => File.Exists(Told), Arrival);
            return File.Exists(Told);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private void Prepare()
    {
        var app = Path.Combine(folder, "app");
        File.WriteAllText(app, $$"""
            #!/usr/bin/perl
            $SIG{TERM} = sub { open my $told, '>', '{{Told}}'; exit 0 };
            open my $ready, '>', '{{Ready}}';
            sleep 1 while 1;
            """);
        File.SetUnixFileMode(app, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    // In a session of its own: `kill 0` of a script reaches no test.
    private ProcessStartInfo Command() => new("setsid", ["unshare", "--pid", "--fork", "--kill-child", "--mount-proc", .. command])
    {
        UseShellExecute = false,
        WorkingDirectory = folder,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment = { ["PATH"] = $"{folder}:/usr/bin:/bin", ["HOME"] = folder },
    };

    private static async Task Until(Process process, Func<bool> holds, TimeSpan most)
    {
        var clock = Stopwatch.StartNew();
        while (!holds() && !process.HasExited && clock.Elapsed < most)
            await Task.Delay(Look);
    }

    private static async Task Settled(int process)
    {
        var (before, clock) = ("", Stopwatch.StartNew());
        while (clock.Elapsed < Arrival)
        {
            var name = File.Exists($"/proc/{process}/comm") ? await File.ReadAllTextAsync($"/proc/{process}/comm") : "";
            if (name == before)
                return;
            before = name;
            await Task.Delay(Look);
        }
    }

    private static int? First(Process process)
    {
        var children = $"/proc/{process.Id}/task/{process.Id}/children";
        return File.Exists(children) && int.TryParse(File.ReadAllText(children).Trim(), out var first) ? first : null;
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
