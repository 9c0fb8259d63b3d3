using PyOps.Rules.Pods;

namespace PyOps.Rules.Checks.Handbook;

/// <summary>
/// A pod has a token for the Kubernetes API only if it says so.
/// Reads: spec.automountServiceAccountToken.
/// Allowed: false. What the service account says is not known here.
/// </summary>
internal static class ServiceAccountToken
{
    public static readonly Rule Rule = new(Check)
    {
        Id = "service-account-token",
        Practice = "beyond the handbook",
        Default = Effect.Audit,
        Title = "A token of the service account in every container",
        Why = "Whoever breaks into the application speaks to the API server as its service account.",
        Fix = "Set automountServiceAccountToken: false unless the application calls the Kubernetes API.",
        Before = """
            containers:
            - name: app
            """,
        After = """
            automountServiceAccountToken: false
            containers:
            - name: app
            """,
    };

    private static void Check(PodView pod, Parameters parameters, Findings findings)
    {
        if (pod.AutomountServiceAccountToken is not false and var automount)
        {
            findings.Add(
                "spec.automountServiceAccountToken",
                null,
                $"automountServiceAccountToken is {(automount is null ? "not set" : "true")}; "
                + "set it to false unless the application calls the Kubernetes API");
        }
    }
}
