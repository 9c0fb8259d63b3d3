using PyOps.Rules.Pods;

namespace PyOps.Rules.Checks.PodSecurity;

/// <summary>
/// The AppArmor profile stays.
/// Reads: securityContext.appArmorProfile.type of pod and containers; annotations container.apparmor.security.beta.kubernetes.io/*.
/// Allowed: no profile, type RuntimeDefault or Localhost; annotation empty, runtime/default or localhost/*.
/// </summary>
internal static class AppArmor
{
    private const string Field = "securityContext.appArmorProfile.type";

    public static readonly Rule Rule = new(Check)
    {
        Id = "apparmor",
        Practice = "baseline",
        Default = Effect.Enforce,
        Title = "AppArmor switched off",
        Why = "Its default profile keeps a container from what it never needs, such as writing to /proc and mounting.",
        Fix = "Remove the profile, or name RuntimeDefault or a Localhost one.",
        Before = """
            containers:
            - name: app
              securityContext:
                appArmorProfile: {type: Unconfined}
            """,
        After = """
            containers:
            - name: app
              securityContext:
                appArmorProfile: {type: RuntimeDefault}
            """,
    };

    private static void Check(PodView pod, Parameters parameters, Findings findings)
    {
        foreach (var (key, value) in pod.AppArmorAnnotations)
        {
            if (value is not ("" or "runtime/default") && !value.StartsWith("localhost/", StringComparison.Ordinal))
                findings.Add(
                    $"metadata.annotations[{Show.Plain(key)}]", $"{key}={value}", $"{Show.Quoted(value)} switches AppArmor off; remove it");
        }
        if (IsOff(pod.Security.AppArmor))
            findings.Add($"spec.{Field}", pod.Security.AppArmor, Problem(pod.Security.AppArmor!));
        foreach (var container in pod.Containers)
        {
            if (IsOff(container.Security.AppArmor))
                findings.Add(container, Field, container.Security.AppArmor, Problem(container.Security.AppArmor!));
        }
    }

    private static bool IsOff(string? type) => type is not (null or "RuntimeDefault" or "Localhost");

    private static string Problem(string type) => $"AppArmor is {Show.Quoted(type)}; write RuntimeDefault or Localhost, or nothing";
}
