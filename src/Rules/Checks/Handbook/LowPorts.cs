using System.Globalization;
using PyOps.Rules.Pods;

namespace PyOps.Rules.Checks.Handbook;

/// <summary>
/// A process that is not root listens on a port that is not privileged.
/// Reads: ports[*].containerPort and hostPort; the numeric ports of probes and lifecycle hooks; the variable PORT.
/// Allowed: absent, 0 (absent to Kubernetes), a name, minPort (1024) and above.
/// </summary>
internal static class LowPorts
{
    public static readonly Rule Rule = new(Check)
    {
        Id = "low-ports",
        Practice = "3.2",
        Default = Effect.Enforce,
        Title = "A port below 1024",
        Why = "Listening there needs root or a capability, which an application should have neither of.",
        Fix = "Listen on 8080 or so; the Service may still offer port 80.",
        Before = """
            containers:
            - name: app
              ports:
              - containerPort: 80
            """,
        After = """
            containers:
            - name: app
              ports:
              - containerPort: 8080
            """,
    };

    private static void Check(PodView pod, Parameters parameters, Findings findings)
    {
        foreach (var container in pod.Containers)
        {
            for (var i = 0; i < container.Ports.Count; i++)
            {
                if (IsLow(container.Ports[i].Container, parameters))
                    Report(findings, container, parameters, container.Ports[i].Container, $"ports[{i}].containerPort");
                if (IsLow(container.Ports[i].Host, parameters))
                    Report(findings, container, parameters, container.Ports[i].Host, $"ports[{i}].hostPort");
            }
            Handler(findings, container, parameters, container.Startup?.Handler, "startupProbe");
            Handler(findings, container, parameters, container.Liveness?.Handler, "livenessProbe");
            Handler(findings, container, parameters, container.Readiness?.Handler, "readinessProbe");
            Handler(findings, container, parameters, container.PostStart, "lifecycle.postStart");
            Handler(findings, container, parameters, container.PreStop, "lifecycle.preStop");
            if (container.Variable("PORT") is { HasSource: false } variable
                && int.TryParse(variable.Value.AsSpan().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
                && IsLow(port, parameters))
                Report(findings, container, parameters, port, "env[PORT]");
        }
    }

    private static void Handler(Findings findings, ContainerView container, Parameters parameters, HandlerView? handler, string field)
    {
        if (handler is null)
            return;
        Target(findings, container, parameters, handler.Http, field, "httpGet");
        Target(findings, container, parameters, handler.Tcp, field, "tcpSocket");
        Target(findings, container, parameters, handler.Grpc, field, "grpc");
    }

    private static void Target(
        Findings findings, ContainerView container, Parameters parameters, NetworkTarget? target, string field, string kind)
    {
        if (target is not null && IsLow(target.Port, parameters))
            Report(findings, container, parameters, target.Port, $"{field}.{kind}.port");
    }

    private static bool IsLow(int port, Parameters parameters) => port > 0 && port < parameters.MinPort;

    private static void Report(Findings findings, ContainerView container, Parameters parameters, int port, string field) =>
        findings.Add(
            container, field, port.ToString(), $"port {port} is below {parameters.MinPort}; use {Math.Max(8080, parameters.MinPort)} or so");
}
