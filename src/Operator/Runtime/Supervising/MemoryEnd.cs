using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;

namespace PyOps.Operator.Runtime.Supervising;

/// <summary>
/// Ends the process when its memory is exhausted. Whoever catches everything, so that one object's trouble does not stop the others, would
/// catch that too, and live on without ever finishing a list; nobody would see it. So it is seen where it is thrown, before any handler,
/// and nothing that needs memory is done about it.
/// </summary>
internal sealed class MemoryEnd
{
    /// <summary>What the process ends with then.</summary>
    public const int ExitCode = 5;

    private const string Reason = "memory is exhausted; exiting, so that all is started anew and somebody sees it: "
        + "pyops_informer_bytes tells which namespaces have large objects; bound them by a ResourceQuota, or raise the limit";

    private const int StandardError = 2;
    private readonly byte[] line;

    private MemoryEnd(string logFormat)
    {
        line = Encoding.UTF8.GetBytes(Line(logFormat) + "\n");
        Marshal.Prelink(typeof(MemoryEnd).GetMethod(nameof(Write), BindingFlags.Static | BindingFlags.NonPublic)!);
        Marshal.Prelink(typeof(MemoryEnd).GetMethod(nameof(Exit), BindingFlags.Static | BindingFlags.NonPublic)!);
    }

    /// <summary>Watches from now on, for the life of the process.</summary>
    /// <param name="logFormat">text or json (--log-format).</param>
    public static void Arm(string logFormat)
    {
        var end = new MemoryEnd(logFormat);
        AppDomain.CurrentDomain.FirstChanceException += (_, thrown) => end.Look(thrown.Exception);
    }

    // As the logger would have written it, without the time, which nobody can format any more.
    private static string Line(string logFormat) => logFormat == "json"
        ? $$"""{"EventId":0,"LogLevel":"Critical","Category":"PyOps.Operator","Message":"{{Reason}}"}"""
        : $"crit: PyOps.Operator[0] {Reason}";

    private void Look(Exception thrown)
    {
        // What asks for memory beforehand, and is refused it, goes on without.
        if (thrown is not OutOfMemoryException || thrown is InsufficientMemoryException)
            return;
        _ = Write(StandardError, line, line.Length);
        Exit(ExitCode);
    }

    [DllImport("libc", EntryPoint = "write")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint Write(int file, byte[] bytes, nint count);

    [DllImport("libc", EntryPoint = "_exit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void Exit(int code);
}
