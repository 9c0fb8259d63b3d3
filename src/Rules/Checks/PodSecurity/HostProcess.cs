using PyOps.Rules.Pods;

namespace PyOps.Rules.Checks.PodSecurity;

/// <summary>
/// No Windows container is a process of the node.
/// Reads: securityContext.windowsOptions.hostProcess of pod and containers.
/// Allowed: absent, false.
/// </summary>
internal static class HostProcess
{
    private const string Field = "securityContext.windowsOptions.hostProcess";
    private const string Problem = "hostProcess is true, which is a process of the node; remove it";

    public static readonly Rule Rule = new(Check)
    {
        Id = "host-process",
        Practice = "baseline",
        Default = Effect.Enforce,
        Title = "A Windows container that is a process of the node",
        Why = "It has the node's files, network and users.",
        Fix = "Remove hostProcess.",
        Before = """
            containers:
            - name: app
              securityContext:
                windowsOptions: {hostProcess: true}
            """,
        After = """
            containers:
            - name: app
            """,
    };

    private static void Check(PodView pod, Parameters parameters, Findings findings)
    {
        if (pod.Security.HostProcess)
            findings.Add($"spec.{Field}", "true", Problem);
        foreach (var container in pod.Containers)
        {
            if (container.Security.HostProcess)
                findings.Add(container, Field, "true", Problem);
        }
    }
}
