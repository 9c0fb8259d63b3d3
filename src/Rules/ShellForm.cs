namespace PyOps.Rules;

/// <summary>Tells whether a command line runs the application behind a shell, so that signals never reach it.</summary>
public static class ShellForm
{
    /// <summary>Why signals do not reach the application, or null when they do or nothing can be told.</summary>
    /// <remarks>
    /// sh, dash and ash stay in front of what they start unless it is exec'ed. bash execs the last command by itself when that is a
    /// simple one.
    /// </remarks>
    /// <param name="command">The container's command; null or empty means the image's ENTRYPOINT, of which nothing is known.</param>
    /// <param name="args">The container's arguments, which follow the command.</param>
    /// <returns>One sentence that says what to write instead; it follows a field path and a colon.</returns>
    public static string? Problem(IReadOnlyList<string>? command, IReadOnlyList<string>? args)
    {
        if (command is null or [])
            return null;
        if (ShellInvocation.Read(args is null or [] ? command : [.. command, .. args]) is not { } shell)
            return null;
        return ShellScript.EndOf(shell.Script) switch
        {
            LastCommand.Simple when !shell.ExecsLastCommand =>
                $"signals stop at {shell.Name} -c; write exec before its last command, or the command as a list without a shell",
            LastCommand.Pipe =>
                $"signals stop at {shell.Name} -c, because a pipe keeps it running; end with exec and the application alone, or write the "
                + "command as a list without a shell",
            LastCommand.Compound =>
                $"signals stop at {shell.Name} -c, because its last command is not a simple one; end with exec and the application, or "
                + "write the command as a list without a shell",
            LastCommand.Background =>
                $"signals stop at {shell.Name} -c, because the application runs in its background; write exec before the application and no "
                + "& after it, or the command as a list without a shell",
            _ => null,
        };
    }
}
