using PyOps.Rules.Commands;
using PyOps.Rules.Pods;
using PyOps.Rules.Programs;

namespace PyOps.Rules.Checks.Handbook;

/// <summary>
/// A crash in C code leaves a traceback.
/// Reads: command, args, the variable PYTHONFAULTHANDLER, envFrom; not of ephemeral containers.
/// Allowed: a command that is not Python, or not known; the variable with any text or from elsewhere; -X faulthandler; Python's development
/// mode; envFrom, which may bring it.
/// </summary>
internal static class FaultHandler
{
    private const string Variable = "PYTHONFAULTHANDLER";

    public static readonly Rule Rule = new(Check)
    {
        Id = "fault-handler",
        Practice = "5.2",
        Default = Effect.Audit,
        Title = "Python without its fault handler",
        Why = "When C code crashes, the pod is gone without a word of where.",
        Fix = "Set PYTHONFAULTHANDLER=1.",
        Before = """
            containers:
            - name: app
              command: [python, -m, shop]
            """,
        After = """
            containers:
            - name: app
              command: [python, -m, shop]
              env:
              - {name: PYTHONFAULTHANDLER, value: "1"}
            """,
    };

    private static void Check(PodView pod, Parameters parameters, Findings findings)
    {
        foreach (var container in pod.Containers)
        {
            if (container.Kind == ContainerKind.Ephemeral || container.Command is [] || container.HasEnvFrom)
                continue;
            if (container.Application is not { } launch || IsOn(container, launch) || !PythonCommand.Is(launch))
                continue;
            findings.Add(container, "env", null, $"a crash in C code leaves no traceback; add {Variable} with the value \"1\"");
        }
    }

    // Python's development mode brings it too.
    private static bool IsOn(ContainerView container, Launch launch)
    {
        if (container.Surroundings[Variable].SaysSomething || container.Surroundings["PYTHONDEVMODE"].SaysSomething)
            return true;
        for (var i = 0; i < launch.Words.Count; i++)
        {
            if (OptionValue.At(launch.Words, i, "-X") is "faulthandler" or "dev")
                return true;
        }
        return false;
    }
}
