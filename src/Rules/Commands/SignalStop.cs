using PyOps.Rules.Shell;

namespace PyOps.Rules.Commands;

/// <summary>Where a signal for the container's first process ends, short of the application.</summary>
/// <param name="Wrapper">A program that hands no signal on; null when it is a shell.</param>
/// <param name="Shell">The shell; null when it is a wrapper.</param>
/// <param name="Because">What keeps the shell; null when only its profile may.</param>
internal sealed record SignalStop(Wrapper? Wrapper, ShellInvocation? Shell, Keeper? Because)
{
    // A shell that starts a shell that starts a shell.
    private const int Deepest = 8;

    /// <summary>The first that is in the way; null when none is, or nothing can be told.</summary>
    public static SignalStop? In(IReadOnlyList<string> words)
    {
        for (var depth = 0; depth < Deepest && words is not []; depth++)
        {
            var start = Prefix.End(words, 0, out _, out var keeper);
            var shell = keeper is null ? ShellInvocation.At(words, start) : null;
            if ((keeper is null && shell is null) || SignalsGroup(words))
                return null;
            if (shell is null)
                return new(keeper, null, null);
            if (Idle.Is(shell.Script))
                return null;
            var ending = ShellJudge.EndOf(shell.Script, shell.Kind);
            if (ending.Kept is not null)
                return new(null, shell, ending.Kept);
            if (shell.ReadsProfile && ending is { Words: not [], IsExec: false })
                return new(null, shell, null);
            words = ending.Words;
        }
        return null;
    }

    // An init that signals the whole process group reaches whatever is behind it.
    private static bool SignalsGroup(IReadOnlyList<string> words)
    {
        var start = 0;
        while (true)
        {
            var next = InitPrefix.End(words, EnvPrefix.End(words, start), out var signalsGroup);
            if (signalsGroup)
                return true;
            next = Wrapper.At(words, next) is { KeepsSignals: false } wrapper ? wrapper.End(words, next) : next;
            if (next == start)
                return false;
            start = next;
        }
    }
}
