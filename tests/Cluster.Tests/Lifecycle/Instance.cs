using System.Diagnostics;

namespace PyOps.Cluster.Tests.Lifecycle;

/// <summary>A cluster of hack/cluster beside the one that the tests share, started and ended by its commands.</summary>
/// <param name="name">Its name.</param>
/// <param name="environment">More for the commands, such as another cache.</param>
internal sealed class Instance(string name, IReadOnlyDictionary<string, string>? environment = null)
{
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(5);

    public string State { get; } = Path.Combine(
        environment?.GetValueOrDefault("XDG_CACHE_HOME") is { } home ? Path.Combine(home, "pyops") : Checkout.CacheFolder, "run", name);

    /// <summary>Starts it, and returns what its env file says.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Up()
    {
        var up = (await Tool.Run(Command("up"), [name], patience, environment: environment)).OrThrow("up");
        return EnvironmentFile.Read(up.LastLine);
    }

    /// <summary>Does something to one of its components.</summary>
    public async Task Component(string verb, string component) =>
        (await Tool.Run(Command("component"), [name, verb, component], patience)).OrThrow("component");

    /// <summary>Kills a start by SIGKILL as soon as it has made a file of its state.</summary>
    public async Task UpUntil(string file)
    {
        var path = Path.Combine(State, file);
        if (Directory.Exists(State))
            File.Delete(path); // of a start before this one
        using var up = Process.Start(new ProcessStartInfo(Command("up"), [name]) { UseShellExecute = false })!;
        await Wait.Until(() => Task.FromResult(up.HasExited || File.Exists(path)), patience, $"{file} of a start");
        Assert.False(up.HasExited, $"the start was over before there was {file}");
        up.Kill();
        await up.WaitForExitAsync();
    }

    public async Task Down() => (await Tool.Run(Command("down"), [name], patience, environment: environment)).OrThrow("down");

    /// <summary>What there is of it outside its namespaces: folder, processes, mounts, interfaces.</summary>
    public async Task<IReadOnlyList<string>> Traces() =>
    [
        .. Directory.Exists(State) ? [State] : Array.Empty<string>(),
        .. Directory.GetDirectories("/proc").Select(process => Read(Path.Combine(process, "cmdline"))).Where(IsOurs),
        .. (await File.ReadAllLinesAsync("/proc/mounts")).Where(IsOurs),
        .. Interfaces(),
    ];

    /// <summary>Its interface, which the machine shares with it.</summary>
    public IEnumerable<string> Interfaces() => Directory.GetDirectories("/sys/class/net")
        .Where(link => Read(Path.Combine(link, "ifalias")).Trim() == State).Select(link => Path.GetFileName(link));

    private bool IsOurs(string text) =>
        text.Contains(State + "/", StringComparison.Ordinal) || text.Contains(State + "\0", StringComparison.Ordinal);

    // A process may be gone before it is read.
    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static string Command(string verb) => Path.Combine(Checkout.Root, "hack", "cluster", verb);
}
