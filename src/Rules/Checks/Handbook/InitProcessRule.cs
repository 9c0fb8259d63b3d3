using PyOps.Rules.Commands;
using PyOps.Rules.Pods;
using PyOps.Rules.Programs;

namespace PyOps.Rules.Checks.Handbook;

/// <summary>
/// Something reaps the processes that an application leaves behind.
/// Reads: command of regular containers and sidecars; spec.shareProcessNamespace, spec.hostPID, spec.os.name and nodeSelector.
/// Allowed: an init (tini, dumb-init, docker-init, catatonit, s6, our own) as the first word, behind what execs it, or what a shell execs;
/// a shell that stays and a supervisor, which reap; what only waits; a process namespace that the pod shares, or the node's, but for an
/// init that must be process 1; no command, because the image may bring an init; Jobs, which end; Windows.
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
        if (pod.RunsOnWindows)
            return;
        var isShared = pod.ShareProcessNamespace || pod.HostPid;
        foreach (var container in pod.Containers)
        {
            if (!container.Stays || container.Command is [])
                continue;
            if (isShared && InitProcess.At(container.Command) is { } init && InitProcess.MustBeFirst(init))
            {
                var field = pod.HostPid ? "hostPID" : "shareProcessNamespace";
                findings.Add(
                    container, "command", init, $"{Show.Quoted(init)} is an init that ends at once unless it is process 1; remove {field}");
            }
            else if (!isShared && LongRunning.MayServe(pod, container) && FirstProcess.Of(container) is { } program)
            {
                findings.Add(
                    container,
                    "command",
                    program,
                    $"{Show.Quoted(program)} is process 1 and reaps no zombies; start it through tini, or set shareProcessNamespace: true");
            }
        }
    }
}
