using PyOps.Rules.Pods;

namespace PyOps.Rules.Checks.PodSecurity;

/// <summary>
/// System calls are filtered.
/// Reads: securityContext.seccompProfile.type of pod and containers; spec.os.name.
/// Allowed: RuntimeDefault, Localhost; absent at a container when the pod has one of them; Windows pods. In the baseline form: absent too,
/// and Windows counts like any other.
/// </summary>
internal static class Seccomp
{
    private const string Field = "securityContext.seccompProfile.type";

    public static readonly Rule Rule = new(Check)
    {
        Id = "seccomp",
        Practice = "restricted, in another form baseline",
        Default = Effect.Enforce,
        Title = "No seccomp profile",
        Why = "Without one a container may use every system call of the kernel, among them those that most holes are in.",
        Fix = "Set seccompProfile.type: RuntimeDefault at the pod.",
        Before = """
            containers:
            - name: app
            """,
        After = """
            securityContext:
              seccompProfile: {type: RuntimeDefault}
            containers:
            - name: app
            """,
    };

    private static void Check(PodView pod, Parameters parameters, Findings findings)
    {
        if (pod.IsWindows && !parameters.Baseline)
            return;
        var ofPod = pod.Security.Seccomp;
        if (ofPod is not null && !IsProfile(ofPod))
            findings.Add($"spec.{Field}", ofPod, Problem(ofPod));
        foreach (var container in pod.Containers)
        {
            var own = container.Security.Seccomp;
            if (own is not null && !IsProfile(own))
                findings.Add(container, Field, own, Problem(own));
            else if (own is null && !IsProfile(ofPod) && !parameters.Baseline)
                findings.Add(container, Field, null, "there is no seccomp profile, here or at the pod; write RuntimeDefault");
        }
    }

    private static bool IsProfile(string? type) => type is "RuntimeDefault" or "Localhost";

    private static string Problem(string type) => $"the seccomp profile is {Show.Quoted(type)}; write RuntimeDefault or Localhost";
}
