using PyOps.Rules.Commands;
using PyOps.Rules.Pods;
using PyOps.Rules.Shell;

namespace PyOps.Rules.Programs;

/// <summary>Finds out what becomes process 1 of a container.</summary>
internal static class FirstProcess
{
    // A shell that starts a shell that starts a shell.
    private const int Deepest = 8;

    /// <summary>
    /// The program, if it is one that reaps no orphans; null when it does, when it only waits, and when it cannot be told.
    /// </summary>
    /// <remarks>dash, bash and supervisors wait for any child: measured.</remarks>
    public static string? Of(ContainerView container)
    {
        IReadOnlyList<string> words = container.Args is [] ? container.Command : [.. container.Command, .. container.Args];
        for (var depth = 0; depth < Deepest && words is not []; depth++)
        {
            if (InitProcess.At(words) is not null)
                return null;
            var start = Prefix.End(words, 0, out _, out var keeper);
            if (keeper is not null)
                return keeper.Name;
            if (start >= words.Count)
                return null;
            if (ShellInvocation.At(words, start) is not { } shell)
                return Reaps(words, start) || Idle.Is([.. words.Skip(start)]) ? null : words[start];
            words = ShellJudge.EndOf(shell.Script, shell.Kind).Words;
        }
        return null;
    }

    // A shell that runs a file may exec at its end.
    private static bool Reaps(IReadOnlyList<string> words, int at) =>
        ProgramName.Of(words[at]) is "supervisord" or "runsvdir" or "systemd" or "circusd"
            or "runit" or "my_init" or "sh" or "dash" or "ash" or "bash" or "busybox"
        || words[at].EndsWith(".sh", StringComparison.Ordinal);
}
