using PyOps.Rules.Shell;

namespace PyOps.Rules.Commands;

/// <summary>Knows the init processes that containers use.</summary>
public static class InitProcess
{
    /// <summary>Whether the first word of a command is an init: tini, dumb-init, docker-init, catatonit, s6 or our own.</summary>
    /// <remarks>Only the last part of a path counts; what execs the command behind it, such as env and gosu, is looked through.</remarks>
    /// <param name="command">The command; null or empty is not an init.</param>
    public static bool Starts(IReadOnlyList<string>? command) => command is not null && At(command) is not null;

    /// <summary>The init that a command begins with; null when it begins with another program.</summary>
    internal static string? At(IReadOnlyList<string> command)
    {
        var start = 0;
        while (start < command.Count)
        {
            var next = EnvPrefix.End(command, start);
            if (next < command.Count && IsInit(command[next]))
                return command[next];
            next = Wrapper.At(command, next) is { KeepsSignals: false } wrapper ? wrapper.End(command, next) : next;
            if (next == start)
                break;
            start = next;
        }
        return null;
    }

    /// <summary>Whether a program is an init.</summary>
    internal static bool IsInit(string program) => MustBeFirst(program)
        || ProgramName.Of(program) is "tini" or "tini-static" or "dumb-init" or "docker-init" or "catatonit" or "s6-svscan";

    /// <summary>Whether an init ends at once where it is not process 1: s6-overlay's; any other program called init is not known.</summary>
    internal static bool MustBeFirst(string program) => program is "/init" || ProgramName.Of(program) is "s6-overlay-suexec";
}
