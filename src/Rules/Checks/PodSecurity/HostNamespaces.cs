using PyOps.Rules.Pods;

namespace PyOps.Rules.Checks.PodSecurity;

/// <summary>
/// A pod has namespaces of its own.
/// Reads: spec.hostNetwork, spec.hostPID, spec.hostIPC.
/// Allowed: absent, false.
/// </summary>
internal static class HostNamespaces
{
    public static readonly Rule Rule = new(Check)
    {
        Id = "host-namespaces",
        Practice = "baseline",
        Default = Effect.Enforce,
        Title = "The network, processes or shared memory of the node",
        Why = "The pod sees and reaches everything on its node: other pods' traffic and processes, and services that trust localhost.",
        Fix = "Remove hostNetwork, hostPID and hostIPC.",
        Before = """
            hostNetwork: true
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
        if (pod.HostNetwork)
            Add(findings, "hostNetwork", "network");
        if (pod.HostPid)
            Add(findings, "hostPID", "processes");
        if (pod.HostIpc)
            Add(findings, "hostIPC", "shared memory");
    }

    private static void Add(Findings findings, string field, string what) =>
        findings.Add($"spec.{field}", "true", $"{field} is true, so the pod shares the node's {what}; remove it");
}
