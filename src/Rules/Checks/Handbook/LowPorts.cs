using PyOps.Rules.Pods;
using PyOps.Rules.Programs;

namespace PyOps.Rules.Checks.Handbook;

/// <summary>
/// A process that is not root listens on a port that is not privileged.
/// Reads: ports[*].containerPort and hostPort; the numeric ports of probes and lifecycle hooks; the variable PORT; where servers that are
/// known are told to listen, by options and variables, and --port of other programs of Python and of the image's own; the sysctl
/// net.ipv4.ip_unprivileged_port_start.
/// Allowed: absent, 0 (absent to Kubernetes), a name, minPort (1024) and above. A port that the sysctl opens is told as the sysctl.
/// </summary>
internal static class LowPorts
{
    private const string Sysctl = "net.ipv4.ip_unprivileged_port_start";
    private const string SysctlOldName = "net/ipv4/ip_unprivileged_port_start";

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
        var first = FirstUnprivileged(pod, parameters, findings);
        foreach (var container in pod.Containers)
        {
            var low = new Low(findings, container, parameters, Math.Min(first, parameters.MinPort));
            for (var i = 0; i < container.Ports.Count; i++)
            {
                low.Report(container.Ports[i].Container, i, "containerPort");
                low.Report(container.Ports[i].Host, i, "hostPort");
            }
            Handler(low, container.Startup?.Handler, "startupProbe");
            Handler(low, container.Liveness?.Handler, "livenessProbe");
            Handler(low, container.Readiness?.Handler, "readinessProbe");
            Handler(low, container.PostStart, "lifecycle.postStart");
            Handler(low, container.PreStop, "lifecycle.preStop");
            if (container.Surroundings["PORT"].Text is { } text)
                low.Report(PortNumber.Of(text) ?? 0, "env[PORT]");
            if (container.Stays)
                Told(low, container);
        }
    }

    /// <summary>The first port that needs no right; below minPort it is a finding, in place of each port above it.</summary>
    private static int FirstUnprivileged(PodView pod, Parameters parameters, Findings findings)
    {
        for (var i = 0; i < pod.Security.Sysctls.Count; i++)
        {
            var (name, value) = pod.Security.Sysctls[i];
            if (name is Sysctl or SysctlOldName && KernelNumber.Of(value) is { } first && first < parameters.MinPort)
            {
                var problem = $"{name} lets anybody listen on ports from {first} on; remove it";
                findings.Add($"spec.securityContext.sysctls[{i}].value", value, problem);
                return first;
            }
        }
        return int.MaxValue;
    }

    private static void Handler(Low low, HandlerView? handler, string field)
    {
        if (handler is null)
            return;
        low.Report(handler.Http?.Port ?? 0, field, ".httpGet.port");
        low.Report(handler.Tcp?.Port ?? 0, field, ".tcpSocket.port");
        low.Report(handler.Grpc?.Port ?? 0, field, ".grpc.port");
    }

    private static void Told(Low low, ContainerView container)
    {
        foreach (var address in Listening.Of(container, isServer: false))
            low.Report(address.Port ?? 0, address.Field);
        var ports = Ports.Of(container);
        for (var i = 0; i < ports.Count; i++)
            low.Report(ports[i].Port, ports[i].Field);
    }

    /// <summary>Writes down the ports of a container that are low.</summary>
    private readonly record struct Low(Findings Findings, ContainerView Container, Parameters Parameters, int Limit)
    {
        public void Report(int port, string field, string rest = "")
        {
            if (port > 0 && port < Limit)
                Add(port, field + rest);
        }

        // A port of the node is not the pod's: no sysctl of the pod opens it.
        public void Report(int port, int index, string name)
        {
            if (port > 0 && port < (name == "hostPort" ? Parameters.MinPort : Limit))
                Add(port, $"ports[{index}].{name}");
        }

        private void Add(int port, string field)
        {
            var problem = $"port {port} is below {Parameters.MinPort}; use {Math.Max(8080, Parameters.MinPort)} or so";
            Findings.Add(Container, field, port.ToString(), problem);
        }
    }
}
