using System.Diagnostics;

namespace PyOps.Rules.Tests.Programs;

/// <summary>Whether Debian's servers, and network namespaces to start them in, are there.</summary>
internal static class DebianServers
{
    private static readonly Lazy<string?> missing = new(Look);

    /// <summary>What is missing, and what to do; null when nothing is.</summary>
    public static string? Missing => missing.Value;

    private static string? Look()
    {
        if (!File.Exists("/usr/bin/python3") || !File.Exists("/usr/bin/gunicorn") || !File.Exists("/usr/bin/uwsgi_python3"))
            return "needs Debian's servers: hack/test/programs";
        var command = new ProcessStartInfo("unshare", ["--net", "true"]) { UseShellExecute = false, RedirectStandardError = true };
        using var process = Process.Start(command)!;
        process.WaitForExit();
        return process.ExitCode == 0 ? null : "needs the right to make network namespaces (root)";
    }
}
