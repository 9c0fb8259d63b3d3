using PyOps.Rules.Pods;

namespace PyOps.Rules.Checks.Handbook;

/// <summary>
/// Nothing runs as root: runAsNonRoot is true at each container, or at the pod and not overridden, and no user is 0.
/// Reads: securityContext.runAsNonRoot and securityContext.runAsUser of pod and containers; spec.hostUsers.
/// Allowed: runAsNonRoot true (absent at a container when the pod says true; false nowhere, not even where every container overrides it);
/// runAsUser absent or not 0. A user alone proves nothing to the restricted standard. Anything in a user namespace (hostUsers false).
/// </summary>
internal static class NonRoot
{
    private const string NonRootField = "securityContext.runAsNonRoot";
    private const string UserField = "securityContext.runAsUser";
    private const string ZeroUser = "runAsUser is 0, which is root; write the number of another user";

    public static readonly Rule Rule = new(Check)
    {
        Id = "non-root",
        Practice = "3.1; restricted",
        Default = Effect.Enforce,
        Title = "A container that may run as root",
        Why = "Root in a container is root on the node as soon as anything in between fails.",
        Fix = "Set runAsNonRoot: true and the number of a user; a user's name cannot be checked before the container starts.",
        Before = """
            containers:
            - name: app
            """,
        After = """
            securityContext:
              runAsNonRoot: true
              runAsUser: 1000
            containers:
            - name: app
            """,
    };

    private static void Check(PodView pod, Parameters parameters, Findings findings)
    {
        if (pod.HasUserNamespace)
            return;
        if (pod.Security.RunAsNonRoot == false)
            findings.Add($"spec.{NonRootField}", "false", "runAsNonRoot is false; set it to true");
        if (pod.Security.RunAsUser == 0)
            findings.Add($"spec.{UserField}", "0", ZeroUser);
        foreach (var container in pod.Containers)
        {
            if (Problem(container.Security, pod.Security) is { } problem)
                findings.Add(container, NonRootField, null, problem);
            if (container.Security.RunAsUser == 0)
                findings.Add(container, UserField, "0", ZeroUser);
        }
    }

    private static string? Problem(SecurityView own, SecurityView ofPod) => (own.RunAsNonRoot ?? ofPod.RunAsNonRoot) switch
    {
        true => null,
        false => "runAsNonRoot is false; set it to true",
        null when (own.RunAsUser ?? ofPod.RunAsUser) is { } user and not 0 =>
            $"user {user} is set, but runAsNonRoot is not, here or at the pod; set it to true",
        null => "runAsNonRoot is not set, here or at the pod; set it to true, and runAsUser to the number of a user",
    };
}
