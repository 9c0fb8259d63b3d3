using PyOps.Rules.Pods;

namespace PyOps.Rules.Checks.PodSecurity;

/// <summary>
/// SELinux confines the container.
/// Reads: securityContext.seLinuxOptions.type, user and role of pod and containers.
/// Allowed: type absent, empty, container_t, container_init_t, container_kvm_t, container_engine_t; user and role absent or empty.
/// </summary>
internal static class SeLinux
{
    public static readonly Rule Rule = new(Check)
    {
        Id = "selinux",
        Practice = "baseline",
        Default = Effect.Enforce,
        Title = "SELinux options that leave the container's confinement",
        Why = "Another type, user or role can be one that is not confined.",
        Fix = "Remove user and role; leave type to the runtime.",
        Before = """
            securityContext:
              seLinuxOptions: {type: spc_t}
            containers:
            - name: app
            """,
        After = """
            containers:
            - name: app
            """,
    };

    private static void Check(PodView pod, Parameters parameters, Findings findings)
    {
        Options(findings, null, "spec.securityContext.seLinuxOptions", pod.Security.SeLinux);
        foreach (var container in pod.Containers)
            Options(findings, container, "securityContext.seLinuxOptions", container.Security.SeLinux);
    }

    private static void Options(Findings findings, ContainerView? container, string field, SeLinuxView? options)
    {
        if (options is null)
            return;
        if (options.Type is not ("" or "container_t" or "container_init_t" or "container_kvm_t" or "container_engine_t"))
            findings.Add(container, field + ".type", options.Type, $"type {Show.Quoted(options.Type)} is none of a container; remove it");
        if (options.User.Length > 0)
            findings.Add(container, field + ".user", options.User, $"user {Show.Quoted(options.User)} is set; remove it");
        if (options.Role.Length > 0)
            findings.Add(container, field + ".role", options.Role, $"role {Show.Quoted(options.Role)} is set; remove it");
    }
}
