using PyOps.Rules.Pods;

namespace PyOps.Rules.Checks.PodSecurity;

/// <summary>
/// No container is privileged.
/// Reads: securityContext.privileged of every container.
/// Allowed: absent, false.
/// </summary>
internal static class Privileged
{
    public static readonly Rule Rule = new(Check)
    {
        Id = "privileged",
        Practice = "baseline",
        Default = Effect.Enforce,
        Title = "A privileged container",
        Why = "It has every capability and every device: it is root on the node.",
        Fix = "Remove privileged; find out which single thing is needed.",
        Before = """
            containers:
            - name: app
              securityContext: {privileged: true}
            """,
        After = """
            containers:
            - name: app
              securityContext: {privileged: false}
            """,
    };

    private static void Check(PodView pod, Parameters parameters, Findings findings)
    {
        foreach (var container in pod.Containers)
        {
            if (container.Security.Privileged)
                findings.Add(container, "securityContext.privileged", "true", "privileged is true, which is root on the node; remove it");
        }
    }
}
