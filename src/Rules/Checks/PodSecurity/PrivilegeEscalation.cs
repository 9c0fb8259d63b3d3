using PyOps.Rules.Pods;

namespace PyOps.Rules.Checks.PodSecurity;

/// <summary>
/// No process gains rights that its container did not start with.
/// Reads: securityContext.allowPrivilegeEscalation of every container; spec.os.name.
/// Allowed: false. Windows does not have it.
/// </summary>
internal static class PrivilegeEscalation
{
    public static readonly Rule Rule = new(Check)
    {
        Id = "privilege-escalation",
        Practice = "restricted",
        Default = Effect.Enforce,
        Title = "A process that can gain rights",
        Why = "A program with the set-user-ID bit makes any user root.",
        Fix = "Set allowPrivilegeEscalation: false.",
        Before = """
            containers:
            - name: app
            """,
        After = """
            containers:
            - name: app
              securityContext: {allowPrivilegeEscalation: false}
            """,
    };

    private static void Check(PodView pod, Parameters parameters, Findings findings)
    {
        if (pod.IsWindows)
            return;
        foreach (var container in pod.Containers)
        {
            if (container.Security.AllowPrivilegeEscalation is not false and var allow)
            {
                findings.Add(
                    container,
                    "securityContext.allowPrivilegeEscalation",
                    null,
                    $"allowPrivilegeEscalation is {(allow is null ? "not set" : "true")}; set it to false");
            }
        }
    }
}
