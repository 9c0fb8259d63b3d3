using PyOps.Rules.Pods;

namespace PyOps.Rules.Checks.Handbook;

/// <summary>
/// No container has a capability.
/// Reads: securityContext.capabilities.drop and .add of every container; spec.os.name.
/// Allowed: drop with the exact text ALL; add absent, empty, or of the policy's allowedCapabilities. Windows pods have no capabilities. In
/// the baseline form: any drop; add of the thirteen that container runtimes give by default; Windows counts like any other.
/// </summary>
internal static class DropCapabilities
{
    private static readonly string[] OfBaseline =
    [
        "AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "SETFCAP", "SETGID", "SETPCAP",
        "SETUID",
        "SYS_CHROOT",
    ];

    public static readonly Rule Rule = new(Check)
    {
        Id = "drop-capabilities",
        Practice = "3.3; restricted, in another form baseline",
        Default = Effect.Enforce,
        Title = "Capabilities that are not dropped, or added",
        Why = "Capabilities are pieces of root. A Python service needs none: NET_BIND_SERVICE serves only ports below 1024.",
        Fix = "Drop ALL and add none; listen on a port above 1023.",
        Before = """
            containers:
            - name: app
            """,
        After = """
            containers:
            - name: app
              securityContext:
                capabilities:
                  drop: [ALL]
            """,
    };

    private static void Check(PodView pod, Parameters parameters, Findings findings)
    {
        if (pod.IsWindows && !parameters.Baseline)
            return;
        var allowed = parameters.Baseline ? OfBaseline : parameters.AllowedCapabilities;
        foreach (var container in pod.Containers)
        {
            var security = container.Security;
            if (!parameters.Baseline && !Has(security.DroppedCapabilities, "ALL"))
                findings.Add(container, "securityContext.capabilities.drop", null, "ALL is not dropped; write drop: [ALL]");
            for (var i = 0; i < security.AddedCapabilities.Count; i++)
            {
                var capability = security.AddedCapabilities[i];
                if (!Has(allowed, capability))
                {
                    var field = $"securityContext.capabilities.add[{i}]";
                    findings.Add(container, field, capability, $"{Show.Quoted(capability)} is added; remove it");
                }
            }
        }
    }

    private static bool Has(IReadOnlyList<string> list, string text)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] == text)
                return true;
        }
        return false;
    }
}
