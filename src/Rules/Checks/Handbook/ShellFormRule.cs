using PyOps.Rules.Pods;

namespace PyOps.Rules.Checks.Handbook;

/// <summary>
/// Signals reach the application.
/// Reads: command and args of every container; spec.os.name.
/// Allowed: no shell; a shell's script whose last command is exec'ed, with no pipe behind it; in bash also a simple last command, which it
/// execs itself; a script that cannot be judged; Windows, which has no signals.
/// </summary>
internal static class ShellFormRule
{
    public static readonly Rule Rule = new(Check)
    {
        Id = "shell-form",
        Practice = "6.3",
        Default = Effect.Warn,
        Title = "A shell between Kubernetes and the application",
        Why = "SIGTERM goes to the shell, which does not hand it on: the application is killed at the end of the grace period, in the midst of requests.",
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
        if (pod.IsWindows)
            return;
        foreach (var container in pod.Containers)
        {
            if (ShellForm.Problem(container.Command, container.Args) is { } problem)
                findings.Add(container, "command", null, problem);
        }
    }
}
