namespace PyOps.Rules;

/// <summary>Knows the programs that start the application and hand on no signal to it.</summary>
public static class SignalForwarding
{
    /// <summary>Whether a stop reaches the application only when the whole process group is signalled.</summary>
    /// <param name="command">The container's command.</param>
    /// <param name="args">The container's arguments, which follow the command.</param>
    public static bool IsMissing(IReadOnlyList<string> command, IReadOnlyList<string> args) =>
        ShellForm.Problem(command, args) is not null || IsCondaRun(CommandLine.Application(command, args));

    // conda/conda#10351. micromamba hands signals on.
    private static bool IsCondaRun(IReadOnlyList<string> words) =>
        words is [var program, ..] && ProgramName.Of(program) is "conda" or "mamba"
        && words.Skip(1).FirstOrDefault(word => !word.StartsWith('-')) is "run";
}
