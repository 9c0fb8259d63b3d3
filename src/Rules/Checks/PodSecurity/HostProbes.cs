using PyOps.Rules.Pods;

namespace PyOps.Rules.Checks.PodSecurity;

/// <summary>
/// Probes and hooks ask the pod itself.
/// Reads: host in httpGet and tcpSocket of livenessProbe, readinessProbe, startupProbe, lifecycle.postStart and lifecycle.preStop of every
/// container.
/// Allowed: absent, empty.
/// </summary>
internal static class HostProbes
{
    public static readonly Rule Rule = new(Check)
    {
        Id = "host-probes",
        Practice = "baseline",
        Default = Effect.Enforce,
        Title = "A probe or hook that asks another host",
        Why = "The kubelet sends it from the node's network: whoever writes the pod makes the node ask what he cannot reach himself.",
        Fix = "Remove host; the pod itself is asked then.",
        Before = """
            containers:
            - name: app
              livenessProbe:
                httpGet: {host: 169.254.169.254, path: /, port: 80}
            """,
        After = """
            containers:
            - name: app
              livenessProbe:
                httpGet: {path: /livez, port: 8080}
            """,
    };

    private static void Check(PodView pod, Parameters parameters, Findings findings)
    {
        foreach (var container in pod.Containers)
        {
            Handler(findings, container, container.Liveness?.Handler, "livenessProbe");
            Handler(findings, container, container.Readiness?.Handler, "readinessProbe");
            Handler(findings, container, container.Startup?.Handler, "startupProbe");
            Handler(findings, container, container.PostStart, "lifecycle.postStart");
            Handler(findings, container, container.PreStop, "lifecycle.preStop");
        }
    }

    private static void Handler(Findings findings, ContainerView container, HandlerView? handler, string field)
    {
        if (handler is null)
            return;
        Host(findings, container, handler.Http, field, "httpGet");
        Host(findings, container, handler.Tcp, field, "tcpSocket");
    }

    private static void Host(Findings findings, ContainerView container, NetworkTarget? target, string field, string kind)
    {
        if (target?.Host is { Length: > 0 } host)
            findings.Add(container, $"{field}.{kind}.host", host, $"{Show.Quoted(host)} is asked from the node's network; remove host");
    }
}
