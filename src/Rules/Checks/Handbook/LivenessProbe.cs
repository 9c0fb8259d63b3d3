using PyOps.Rules.Pods;

namespace PyOps.Rules.Checks.Handbook;

/// <summary>
/// A container that runs for ever has a liveness probe.
/// Reads: livenessProbe of the regular containers; restartPolicy of pod and container.
/// Allowed: a probe that does something. Not asked of Jobs, of init, sidecar and ephemeral containers, and of what is not restarted always.
/// </summary>
internal static class LivenessProbe
{
    public static readonly Rule Rule = new(Check)
    {
        Id = "liveness-probe",
        Practice = "6.6",
        Default = Effect.Warn,
        Title = "A long-running container without a liveness probe",
        Why = "A process that hangs is not restarted: it stays until a person notices.",
        Fix = "Add a patient livenessProbe, one that fails only after minutes.",
        Before = """
            containers:
            - name: app
            """,
        After = """
            containers:
            - name: app
              livenessProbe:
                httpGet: {path: /livez, port: 8080}
                periodSeconds: 20
                failureThreshold: 6
            """,
    };

    private static void Check(PodView pod, Parameters parameters, Findings findings)
    {
        foreach (var container in pod.Containers)
        {
            if (LongRunning.Is(pod, container) && container.Liveness?.Handler.DoesSomething != true)
                findings.Add(container, "livenessProbe", null, "there is none, so a process that hangs stays; add a patient one");
        }
    }
}
