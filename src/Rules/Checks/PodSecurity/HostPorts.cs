using PyOps.Rules.Pods;

namespace PyOps.Rules.Checks.PodSecurity;

/// <summary>
/// No container takes a port of the node.
/// Reads: ports[*].hostPort of every container.
/// Allowed: absent, 0.
/// </summary>
internal static class HostPorts
{
    public static readonly Rule Rule = new(Check)
    {
        Id = "host-ports",
        Practice = "baseline",
        Default = Effect.Enforce,
        Title = "A port of the node",
        Why = "It is open to whoever reaches the node, past every Service and network policy, and only one pod a node can have it.",
        Fix = "Remove hostPort; use a Service.",
        Before = """
            containers:
            - name: app
              ports:
              - {containerPort: 8080, hostPort: 8080}
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
                var port = container.Ports[i].Host;
                if (port != 0)
                    findings.Add(
                        container,
                        $"ports[{i}].hostPort",
                        port.ToString(),
                        $"hostPort {port} is a port of the node; remove it and use a Service");
            }
        }
    }
}
