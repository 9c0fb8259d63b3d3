using PyOps.Rules.Shell;

namespace PyOps.Rules.Commands;

/// <summary>Tells whether a command line runs the application behind a shell, so that signals never reach it.</summary>
public static class ShellForm
{
    private const string AsList = "or the command as a list without a shell";

    /// <summary>Why signals do not reach the application, or null when they do or nothing can be told.</summary>
    /// <remarks>What each shell does was measured; <see cref="ShellJudge"/> says how.</remarks>
    /// <param name="command">The container's command; null or empty means the image's ENTRYPOINT, of which nothing is known.</param>
    /// <param name="args">The container's arguments, which follow the command.</param>
    /// <returns>One sentence that says what to write instead; it follows a field path and a colon.</returns>
    public static string? Problem(IReadOnlyList<string>? command, IReadOnlyList<string>? args) =>
        command is not null and not [] && SignalStop.In([.. command, .. args ?? []]) is { Shell: not null } stop ? Told(stop) : null;

    /// <summary>The same sentence.</summary>
    internal static string Told(SignalStop stop)
    {
        if (stop.Shell is not { } shell)
            return $"signals stop at {Name(stop.Wrapper!)}, which hands SIGTERM on to nobody; start it through tini -g";
        var stopped = $"signals stop at {shell.Name} -c";
        return stop.Because switch
        {
            null => $"signals may stop at {shell.Name}: as a login or interactive shell it runs the image's profile first, and stays when "
                + $"that sets a trap; write exec before its last command, {AsList}",
            Keeper.Nothing => $"{stopped}; write exec before its last command, {AsList}",
            Keeper.Background => $"{stopped}, because the application runs in its background; write exec before the application and no "
                + $"& after it, {AsList}",
            Keeper.Pipe or Keeper.Compound or Keeper.Follower =>
                $"{stopped}, because {Reason(stop.Because.Value)}; end with exec and the application alone, or write the "
                + "command as a list without a shell",
            var because => $"{stopped}, because {Reason(because.Value)}; write exec before its last command, {AsList}",
        };
    }

    private static string Name(Wrapper wrapper) => wrapper.Verb is null ? wrapper.Name : $"{wrapper.Name} {wrapper.Verb}";

    private static string Reason(Keeper keeper) => keeper switch
    {
        Keeper.Pipe => "a pipe keeps it running",
        Keeper.Compound => "its last command is not a simple one",
        Keeper.Follower => "it has more to do behind the application",
        Keeper.Redirection => "it stays for the redirection of its last command",
        Keeper.Prefix => "it stays for ! or time before its last command",
        Keeper.Trap => "it waits with a trap until the application has ended",
        Keeper.Neighbour => "it stays for the commands on the line of its last one",
        _ => "it stays for the empty lines behind its last command",
    };
}
