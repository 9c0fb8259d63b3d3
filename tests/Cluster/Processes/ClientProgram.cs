namespace PyOps.Cluster;

/// <summary>Finds the real helm and kubectl: hack/cluster's own where those can be had, else those on the PATH.</summary>
public static class ClientProgram
{
    private static readonly TimeSpan FetchTime = TimeSpan.FromMinutes(10);

    /// <summary>The path of one of the two.</summary>
    public static async Task<string> Find(string name)
    {
        if (HackProvider.Obstacle() is { } obstacle)
        {
            var found = (Environment.GetEnvironmentVariable("PATH") ?? "")
                .Split(Path.PathSeparator)
                .Select(folder => Path.Combine(folder, name));
            return found.FirstOrDefault(File.Exists)
                ?? throw new NoClusterException($"no {name} on the PATH, and hack/cluster, which would fetch it, {obstacle}");
        }
        using var alone = await MachineLock.Take("clients", FetchTime);
        var clients = await Tool.Run(Path.Combine(Checkout.Root, "hack", "cluster", "clients"), [], FetchTime, progress: Announce.Line);
        return Path.Combine(clients.OrThrow("hack/cluster/clients").LastLine, name);
    }
}
