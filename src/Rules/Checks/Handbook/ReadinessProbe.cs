using PyOps.Rules.Pods;

namespace PyOps.Rules.Checks.Handbook;

/// <summary>
/// A container that runs for ever has a readiness probe.
/// Reads: readinessProbe of the regular containers; restartPolicy of pod and container.
/// Allowed: a probe that does something. Not asked of Jobs, of init, sidecar and ephemeral containers, and of what is not restarted always.
/// </summary>
internal static class ReadinessProbe
{
    public static readonly Rule Rule = new(Check)
    {
        Id = "readiness-probe",
        Practice = "6.6",
        Default = Effect.Warn,
        Title = "A long-running container without a readiness probe",
        Why = "Requests arrive before the application listens, and a roll-out goes on although the new version never answers.",
        Fix = "Add a readinessProbe.",
        Before = """
            containers:
            - name: app
            """,
        After = """
            containers:
            - name: app
              readinessProbe:
                httpGet: {path: /readyz, port: 8080}
            """,
    };

    private static void Check(PodView pod, Parameters parameters, Findings findings)
    {
        foreach (var container in pod.Containers)
        {
            if (LongRunning.Is(pod, container) && container.Readiness?.Handler.DoesSomething != true)
                findings.Add(container, "readinessProbe", null, "there is none, so requests arrive before it can answer; add one");
        }
    }
}
