using PyOps.Rules.Pods;

namespace PyOps.Rules.Checks.PodSecurity;

/// <summary>
/// Kernel parameters are those that concern the pod alone.
/// Reads: spec.securityContext.sysctls[*].name.
/// Allowed: the safe ones, below.
/// </summary>
internal static class Sysctls
{
    private static readonly HashSet<string> Safe = new(StringComparer.Ordinal)
    {
        "kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range", "net.ipv4.ip_local_reserved_ports", "net.ipv4.ip_unprivileged_port_start",
        "net.ipv4.ping_group_range", "net.ipv4.tcp_fin_timeout", "net.ipv4.tcp_keepalive_intvl", "net.ipv4.tcp_keepalive_probes",
        "net.ipv4.tcp_keepalive_time", "net.ipv4.tcp_notsent_lowat", "net.ipv4.tcp_rmem", "net.ipv4.tcp_slow_start_after_idle",
        "net.ipv4.tcp_syncookies", "net.ipv4.tcp_wmem",
    };

    public static readonly Rule Rule = new(Check)
    {
        Id = "sysctls",
        Practice = "baseline",
        Default = Effect.Enforce,
        Title = "A kernel parameter that is not safe",
        Why = "It changes the node, or takes from other pods.",
        Fix = "Remove it; the safe ones are in the Pod Security Standards.",
        Before = """
            securityContext:
              sysctls:
              - {name: kernel.msgmax, value: '65536'}
            containers:
            - name: app
            """,
        After = """
            containers:
            - name: app
            """,
    };

    private static void Check(PodView pod, Parameters parameters, Findings findings)
    {
        for (var i = 0; i < pod.Security.Sysctls.Count; i++)
        {
            var name = pod.Security.Sysctls[i].Name;
            if (!Safe.Contains(name))
                findings.Add($"spec.securityContext.sysctls[{i}].name", name, $"{Show.Quoted(name)} is not a safe one; remove it");
        }
    }
}
