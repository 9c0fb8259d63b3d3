using PyOps.Rules.Pods;

namespace PyOps.Rules.Checks.Handbook;

/// <summary>
/// Something reaps the processes that an application leaves behind.
/// Reads: command of regular containers and sidecars; spec.shareProcessNamespace, spec.hostPID, spec.os.name.
/// Allowed: an init (tini, dumb-init, docker-init, catatonit, s6, our own) as the first word, or what a shell execs; a process namespace
/// that the pod shares, or the node's; no command, because the image may bring an init; Windows.
/// </summary>
internal static class InitProcessRule
{
    public static readonly Rule Rule = new(Check)
    {
        Id = "init-process",
        Practice = "6.4",
        Default = Effect.Warn,
        Title = "An application that is process 1, with no init",
        Why = "Process 1 must reap orphans, which applications do not: zombies pile up until no process can start.",
        Fix = "Share the pod's process namespace, so that the pause process reaps, or start the application through tini.",
        Before = """
            containers:
            - name: app
              command: [python, -m, shop]
            """,
        After = """
            shareProcessNamespace: true
            containers:
            - name: app
              command: [python, -m, shop]
            """,
    };

    private static void Check(PodView pod, Parameters parameters, Findings findings)
    {
        if (pod.ShareProcessNamespace || pod.HostPid || pod.IsWindows)
            return;
        foreach (var container in pod.Containers)
        {
            if (!container.Stays || container.Command is [] || InitProcess.Starts(container.Command) || InitProcess.Starts(container.Application))
                continue;
            var program = Show.Quoted(container.Command[0]);
            findings.Add(
                container,
                "command",
                container.Command[0],
                $"{program} is process 1 and reaps no zombies; start it through tini, or set shareProcessNamespace: true");
        }
    }
}
