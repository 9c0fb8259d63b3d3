using System.Diagnostics;

namespace PyOps.Rules.Tests.Shell;

/// <summary>A test that asks real shells in PID namespaces; skipped, with the reason, where there are none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MeasuredTheoryAttribute : TheoryAttribute
{
    private static readonly string[] Programs =
        ["bash", "busybox", "dash", "dumb-init", "flock", "perl", "setpriv", "setsid", "tini", "unshare", "xargs"];

    private static readonly string[] Folders = ["/usr/bin", "/bin"];
    private static readonly Lazy<string?> Missing = new(Look);

    public MeasuredTheoryAttribute() => Skip = Missing.Value;

    private static string? Look()
    {
        var missing = Programs.Where(program => !Folders.Any(folder => File.Exists($"{folder}/{program}"))).ToList();
        if (missing is not [])
            return $"needs Debian's {string.Join(", ", missing)}: hack/test/programs";
        var command = new ProcessStartInfo("unshare", ["--pid", "--fork", "--mount-proc", "true"])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
        };
        using var process = Process.Start(command)!;
        process.WaitForExit();
        return process.ExitCode == 0 ? null : "needs the right to make PID namespaces (root)";
    }
}
