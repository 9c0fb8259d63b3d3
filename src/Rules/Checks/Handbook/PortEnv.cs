using PyOps.Rules.Pods;
using PyOps.Rules.Programs;

namespace PyOps.Rules.Checks.Handbook;

/// <summary>
/// PORT, by which an application is told where to listen, is where others connect.
/// Reads: the variable PORT and ports[*].containerPort, of regular containers and sidecars.
/// Allowed: no ports at all, because they only inform; no PORT, an empty one, one from elsewhere (valueFrom), one that is a containerPort.
/// </summary>
internal static class PortEnv
{
    public static readonly Rule Rule = new(Check)
    {
        Id = "port-env",
        Practice = "10.7",
        Default = Effect.Warn,
        Title = "PORT is none of the container's ports",
        Why = "The application listens where nothing connects, and what connects finds nothing.",
        Fix = "Make PORT and containerPort the same.",
        Before = """
            containers:
            - name: app
              env:
              - {name: PORT, value: "8000"}
              ports:
              - containerPort: 8080
            """,
        After = """
            containers:
            - name: app
              env:
              - {name: PORT, value: "8080"}
              ports:
              - containerPort: 8080
            """,
    };

    private static void Check(PodView pod, Parameters parameters, Findings findings)
    {
        foreach (var container in pod.Containers)
        {
            if (!container.Stays || container.Ports is [] || container.Surroundings["PORT"].Text?.Trim() is not { Length: > 0 } text)
                continue;
            if (!IsPortOf(container, text))
            {
                var problem = $"PORT is {Show.Quoted(text)}, which is none of the container's ports; add it to ports";
                findings.Add(container, "env[PORT]", text, problem);
            }
        }
    }

    private static bool IsPortOf(ContainerView container, string text)
    {
        if (PortNumber.Of(text) is not { } number)
            return false;
        for (var i = 0; i < container.Ports.Count; i++)
        {
            if (container.Ports[i].Container == number)
                return true;
        }
        return false;
    }
}
