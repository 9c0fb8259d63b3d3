namespace PyOps.Rules;

/// <summary>Knows the init processes that containers use.</summary>
public static class InitProcess
{
    /// <summary>Whether the first word of a command is an init: tini, dumb-init, docker-init, catatonit, s6 or our own.</summary>
    /// <remarks>Only the last part of a path counts, and `env` with its assignments is looked through.</remarks>
    /// <param name="command">The command; null or empty is not an init.</param>
    public static bool Starts(IReadOnlyList<string>? command)
    {
        if (command is null)
            return false;
        var program = EnvPrefix.End(command, 0);
        return program < command.Count && IsInit(command[program]);
    }

    /// <summary>Whether a program is an init.</summary>
    internal static bool IsInit(string program) =>
        program is "/init" // s6-overlay's; any other program called init is not known
        || ProgramName.Of(program) is "tini" or "tini-static" or "dumb-init" or "docker-init" or "catatonit" or "s6-svscan";
}
