using PyOps.Rules.Commands;
using PyOps.Rules.Pods;

namespace PyOps.Rules.Checks.Handbook;

/// <summary>
/// Signals reach the application.
/// Reads: command and args of regular containers and sidecars; spec.os.name and nodeSelector.
/// Allowed: no shell; a shell's script whose last command is exec'ed, with no pipe behind it, or by which the shell replaces itself (a last
/// command of bash that is simple and stands alone; nearly any of ash); a script that cannot be judged, or that only waits; an init that
/// signals its whole group. Not: conda run, which hands no signal on. Windows has no signals.
/// </summary>
internal static class ShellFormRule
{
    public static readonly Rule Rule = new(Check)
    {
        Id = "shell-form",
        Practice = "6.3",
        Default = Effect.Warn,
        Title = "A shell, or another program that hands no signal on, in front of the application",
        Why = "SIGTERM goes to what does not hand it on: the application is killed when the grace period ends, in the midst of requests.",
        Fix = "Write the command as a list without a shell, or exec before the last command.",
        Before = """
            containers:
            - name: app
              command: [sh, -c, "python -m shop"]
            """,
        After = """
            containers:
            - name: app
              command: [sh, -c, "exec python -m shop"]
            """,
    };

    private static void Check(PodView pod, Parameters parameters, Findings findings)
    {
        if (pod.RunsOnWindows)
            return;
        foreach (var container in pod.Containers)
        {
            if (!container.Stays || container.Command is [])
                continue;
            if (SignalStop.In(container.Args is [] ? container.Command : [.. container.Command, .. container.Args]) is { } stop)
                findings.Add(container, "command", null, ShellForm.Told(stop));
        }
    }
}
