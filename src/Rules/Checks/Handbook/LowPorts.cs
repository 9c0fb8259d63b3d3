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
                Port(findings, container, parameters, container.Ports[i].Container, $"ports[{i}].containerPort");
                Port(findings, container, parameters, container.Ports[i].Host, $"ports[{i}].hostPort");
            }
            Handler(findings, container, parameters, container.Startup?.Handler, "startupProbe");
            Handler(findings, container, parameters, container.Liveness?.Handler, "livenessProbe");
            Handler(findings, container, parameters, container.Readiness?.Handler, "readinessProbe");
            Handler(findings, container, parameters, container.PostStart, "lifecycle.postStart");
            Handler(findings, container, parameters, container.PreStop, "lifecycle.preStop");
            if (container.Variable("PORT") is { HasSource: false } variable
                && int.TryParse(variable.Value.AsSpan().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var port))
                Port(findings, container, parameters, port, "env[PORT]");
        }
    }

    private static void Handler(Findings findings, ContainerView container, Parameters parameters, HandlerView? handler, string field)
    {
        if (handler is null)
            return;
        Port(findings, container, parameters, handler.Http?.Port ?? 0, field + ".httpGet.port");
        Port(findings, container, parameters, handler.Tcp?.Port ?? 0, field + ".tcpSocket.port");
        Port(findings, container, parameters, handler.Grpc?.Port ?? 0, field + ".grpc.port");
    }

    private static void Port(Findings findings, ContainerView container, Parameters parameters, int port, string field)
    {
        if (port > 0 && port < parameters.MinPort)
            findings.Add(container, field, port.ToString(), $"port {port} is below {parameters.MinPort}; use {Math.Max(8080, parameters.MinPort)} or so");
    }
}
