namespace PyOps.Cluster;

/// <summary>The real helm: hack/cluster's own where that can be had, else the one on the PATH.</summary>
public static class Helm
{
    private static readonly TimeSpan FetchTime = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan RunTime = TimeSpan.FromMinutes(5);
    private static readonly Lazy<Task<string>> Program = new(() => Task.Run(Find));

    /// <summary>Runs helm to its end, by default without any cluster.</summary>
    public static async Task<ToolResult> Run(IReadOnlyList<string> arguments, string? kubeconfig = null)
    {
        // Nothing of the machine's: neither its clusters nor its plugins and repositories.
        var nothing = Path.Combine(Path.GetTempPath(), "pyops-no-such-file");
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["KUBECONFIG"] = kubeconfig ?? nothing, ["HELM_PLUGINS"] = nothing };
        return await Tool.Run(await Program.Value, arguments, RunTime, environment: environment);
    }

    private static async Task<string> Find()
    {
        if (HackProvider.Obstacle() is { } obstacle)
        {
            var found = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "helm"));
            return found.FirstOrDefault(File.Exists) ?? throw new NoClusterException($"no helm on the PATH, and hack/cluster, which would fetch it, {obstacle}");
        }
        using var alone = await MachineLock.Take("clients", FetchTime);
        var clients = await Tool.Run(Path.Combine(Checkout.Root, "hack", "cluster", "clients"), [], FetchTime, progress: Announce.Line);
        return Path.Combine(clients.OrThrow("hack/cluster/clients").LastLine, "helm");
    }
}
