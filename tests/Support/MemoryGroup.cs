using System.Globalization;

namespace PyOps.Support;

/// <summary>A cgroup with a container's memory limit, of either version. What is started in it is killed when it takes more.</summary>
public sealed class MemoryGroup : IDisposable
{
    private const string Root = "/sys/fs/cgroup";
    private static readonly bool isSecond = File.Exists($"{Root}/cgroup.controllers");
    private readonly string folder = Path.Combine(Root, isSecond ? "" : "memory", $"pyops-test-{Guid.NewGuid():n}");

    /// <summary>Makes one.</summary>
    /// <param name="limit">In bytes.</param>
    public MemoryGroup(long limit)
    {
        Directory.CreateDirectory(folder);
        try
        {
            Write(isSecond ? "memory.max" : "memory.limit_in_bytes", limit);
            // A kernel without swap has no limit for it.
            if (File.Exists(Path.Combine(folder, "memory.swap.max")))
                Write("memory.swap.max", 0);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Why there can be none on this machine, or null.</summary>
    public static string? Missing
    {
        get
        {
            if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
                return "limits of memory are set on Linux, by root";
            try
            {
                using var tried = new MemoryGroup(64 << 20);
                return null;
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                return $"this machine has no limits of memory to set: {refused.Message}";
            }
        }
    }

    /// <summary>Times that a process was killed for its memory.</summary>
    public int Kills => Number(isSecond ? "memory.events" : "memory.oom_control", "oom_kill");

    /// <summary>The memory that the chart gives a component's container, in bytes.</summary>
    public static long LimitOf(string component)
    {
        const string Before = "    limits: {memory: ";
        var line = File.ReadLines(Path.Combine(Checkout.Root, "charts/pyops/values.yaml"))
            .SkipWhile(line => line != $"{component}:").First(line => line.StartsWith(Before, StringComparison.Ordinal));
        return long.Parse(line[Before.Length..^"Mi}".Length], CultureInfo.InvariantCulture) << 20;
    }

    /// <summary>The command that starts another in here, which takes its place.</summary>
    public IReadOnlyList<string> Inside(IEnumerable<string> command) =>
        ["sh", "-c", $"echo $$ > {folder}/cgroup.procs && exec \"$@\"", "sh", .. command];

    /// <summary>Removes it; nothing may run in it any more.</summary>
    public void Dispose() => Directory.Delete(folder);

    private void Write(string file, long number) =>
        File.WriteAllText(Path.Combine(folder, file), number.ToString(CultureInfo.InvariantCulture));

    private int Number(string file, string name)
    {
        var line = File.ReadLines(Path.Combine(folder, file)).First(line => line.StartsWith(name + " ", StringComparison.Ordinal));
        return int.Parse(line[(name.Length + 1)..], CultureInfo.InvariantCulture);
    }
}
