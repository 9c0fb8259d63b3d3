using PyOps.Rules.Pods;

namespace PyOps.Rules.Checks.PodSecurity;

/// <summary>
/// /proc is masked.
/// Reads: securityContext.procMount of every container; in the baseline form spec.hostUsers.
/// Allowed: absent, Default; in the baseline form anything in a user namespace (hostUsers false).
/// </summary>
internal static class ProcMount
{
    public static readonly Rule Rule = new(Check)
    {
        Id = "proc-mount",
        Practice = "restricted, in another form baseline",
        Default = Effect.Enforce,
        Title = "/proc without its masks",
        Why = "The masked files tell about the node and let it be changed.",
        Fix = "Remove procMount.",
        Before = """
            containers:
            - name: app
              securityContext: {procMount: Unmasked}
            """,
        After = """
            containers:
            - name: app
            """,
    };

    private static void Check(PodView pod, Parameters parameters, Findings findings)
    {
        if (parameters.Baseline && pod.HasUserNamespace)
            return;
        foreach (var container in pod.Containers)
        {
            if (container.Security.ProcMount is not (null or "Default") and { } mount)
                findings.Add(container, "securityContext.procMount", mount, $"procMount is {Show.Quoted(mount)}; remove it");
        }
    }
}
