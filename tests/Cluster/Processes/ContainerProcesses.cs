using System.Diagnostics;
using System.Globalization;

namespace PyOps.Cluster;

/// <summary>The processes of containers whose node runs on this very machine.</summary>
internal static class ContainerProcesses
{
    /// <summary>Ends all processes of a container by SIGKILL, which nothing inside a container can do to its first one.</summary>
    /// <param name="containerId">As in a pod's status, such as `containerd://5f...`.</param>
    /// <exception cref="InvalidOperationException">There is no process of that container.</exception>
    public static void Kill(string containerId)
    {
        var id = containerId[(containerId.LastIndexOf('/') + 1)..];
        var processes = Directory.EnumerateDirectories("/proc").Where(folder => BelongsTo(folder, id)).Select(Path.GetFileName).ToList();
        if (processes is [])
            throw new InvalidOperationException($"no process of container {id} runs on this machine");
        foreach (var process in processes)
            Process.GetProcessById(int.Parse(process!, CultureInfo.InvariantCulture)).Kill();
    }

    private static bool BelongsTo(string folder, string id)
    {
        if (!char.IsAsciiDigit(Path.GetFileName(folder)[0]))
            return false;
        try
        {
            return File.ReadAllText(Path.Combine(folder, "cgroup")).Contains(id, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false; // it ended while we looked
        }
    }
}
