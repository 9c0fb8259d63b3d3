using System.Globalization;
using PyOps.Rules.Pods;

namespace PyOps.Rules.Checks.Handbook;

/// <summary>
/// PORT, by which an application is told where to listen, is where others connect.
/// Reads: the variable PORT and ports[*].containerPort; not of ephemeral containers, which have no ports.
/// Allowed: no PORT, an empty one, one from elsewhere ($(...) and valueFrom), one that is a containerPort.
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
            if (container.Kind == ContainerKind.Ephemeral || container.Variable("PORT") is not { HasSource: false } variable)
                continue;
            var text = variable.Value.Trim();
            if (text.Length == 0 || text.Contains("$(", StringComparison.Ordinal) || IsPortOf(container, text))
                continue;
            findings.Add(container, "env[PORT]", text, $"PORT is {Show.Quoted(text)}, which is none of the container's ports; add it to ports");
        }
    }

    private static bool IsPortOf(ContainerView container, string text)
    {
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return false;
        for (var i = 0; i < container.Ports.Count; i++)
        {
            if (container.Ports[i].Container == number)
                return true;
        }
        return false;
    }
}
