namespace PyOps.Rules.Shell;

/// <summary>A script that was read.</summary>
/// <param name="Commands">What it runs.</param>
/// <param name="Tail">What follows its last command: blanks, comments, line ends.</param>
internal sealed record ShellScript(ShellList Commands, string Tail)
{
    // A longer script is a program and no command line; the bound keeps the work small.
    private const int Longest = 16 * 1024;

    /// <summary>The script; null when it is too long, breaks off or is not understood. Never throws, on any text.</summary>
    public static ShellScript? Read(string text)
    {
        if (text.Length > Longest || ShellWords.Split(text, out var tail) is not { } tokens)
            return null;
        return ShellParser.Parse(tokens) is { } commands ? new ShellScript(commands, tail) : null;
    }

    /// <summary>The words of a variable that holds arguments, cut as a shell would; none when a quote in it does not end.</summary>
    public static IReadOnlyList<string> Words(string text) => text.Length > Longest || ShellWords.Split(text, out _) is not { } tokens
        ? []
        : [.. tokens.Where(token => token.Kind == ShellTokenKind.Word).Select(token => token.Text)];

    /// <summary>Every program and builtin in it with its words, in order; also those that may not be run.</summary>
    public IEnumerable<SimpleCommand> All() => In(Commands);

    /// <summary>Those of a part of a script.</summary>
    public static IEnumerable<SimpleCommand> In(ShellList list) =>
        list.Items.SelectMany(item => item.Pipelines).SelectMany(pipeline => pipeline.Commands).SelectMany(In);

    /// <summary>Those of subshells, which are processes of their own.</summary>
    public static IEnumerable<SimpleCommand> InSubshells(ShellList list) =>
        list.Items.SelectMany(item => item.Pipelines).SelectMany(pipeline => pipeline.Commands).OfType<CompoundCommand>()
            .SelectMany(compound => compound.Conditions.Concat(compound.Bodies)
                .SelectMany(inner => compound.Opener == "(" ? In(inner) : InSubshells(inner)));

    private static IEnumerable<SimpleCommand> In(ShellCommand command) => command switch
    {
        SimpleCommand simple => [simple],
        CompoundCommand compound => compound.Conditions.Concat(compound.Bodies).SelectMany(In),
        ShellFunction function => In(function.Body),
        _ => [],
    };
}
