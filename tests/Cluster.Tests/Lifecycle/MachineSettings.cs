namespace PyOps.Cluster.Tests.Lifecycle;

/// <summary>What of this machine a node of Kubernetes changes where it is let: kernel settings and packet filters.</summary>
internal static class MachineSettings
{
    private static readonly string[] kernel =
    [
        "vm/overcommit_memory", "vm/panic_on_oom", "kernel/panic",
        "kernel/panic_on_oops", "kernel/keys/root_maxkeys", "kernel/keys/root_maxbytes",
        "net/ipv4/ip_forward", "net/ipv4/conf/all/route_localnet",
    ];

    public static async Task<string> Read() => string.Join('\n',
    [
        .. kernel.Select(name => $"{name}={File.ReadAllText($"/proc/sys/{name}").Trim()}"),
        (await Tool.Run("iptables", ["-S"], TimeSpan.FromSeconds(10))).OrThrow("iptables").Output,
        (await Tool.Run("iptables", ["-t", "nat", "-S"], TimeSpan.FromSeconds(10))).OrThrow("iptables").Output,
    ]);

    /// <summary>Cgroups and routes that bear the name of an interface.</summary>
    public static async Task<IReadOnlyList<string>> Of(string link) =>
    [
        .. Directory.GetDirectories("/sys/fs/cgroup", link, SearchOption.AllDirectories),
        .. (await Tool.Run("ip", ["route"], TimeSpan.FromSeconds(10))).OrThrow("ip route").Output.Split('\n')
            .Where(route => route.Split(' ').Contains(link)),
    ];
}
