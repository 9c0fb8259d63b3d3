using System.Globalization;

namespace PyOps.Floods.Served;

/// <summary>A cgroup with a container's memory limit, of either version. What is started in it is killed when it takes more.</summary>
internal sealed class MemoryGroup : IDisposable
{
    private const string Root = "/sys/fs/cgroup";
    private static readonly bool isSecond = File.Exists($"{Root}/cgroup.controllers");
    private readonly string folder = Path.Combine(Root, isSecond ? "" : "memory", $"pyops-floods-{Guid.NewGuid():n}");

    public MemoryGroup(long limit)
    {
        Directory.CreateDirectory(folder);
        var bytes = limit.ToString(CultureInfo.InvariantCulture);
        File.WriteAllText(Path.Combine(folder, isSecond ? "memory.max" : "memory.limit_in_bytes"), bytes);
        if (isSecond)
            File.WriteAllText(Path.Combine(folder, "memory.swap.max"), "0");
    }

    /// <summary>Why there can be none on this machine, or null.</summary>
    public static string? Missing
    {
        get
        {
            if (!OperatingSystem.IsLinux())
                return "limits of memory are Linux'";
            if (!Environment.IsPrivilegedProcess)
                return "limits of memory are set by root";
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

    /// <summary>The command that starts another in here, which takes its place.</summary>
    public IEnumerable<string> Inside(IEnumerable<string> command) =>
        ["sh", "-c", $"echo $$ > {folder}/cgroup.procs && exec \"$@\"", "sh", .. command];

    /// <summary>Removes it; nothing may run in it any more.</summary>
    public void Dispose() => Directory.Delete(folder);

    private int Number(string file, string name)
    {
        var line = File.ReadLines(Path.Combine(folder, file)).First(line => line.StartsWith(name + " ", StringComparison.Ordinal));
        return int.Parse(line[(name.Length + 1)..], CultureInfo.InvariantCulture);
    }
}
