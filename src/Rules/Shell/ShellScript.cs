namespace PyOps.Rules;

/// <summary>
/// Finds out what a shell script ends with: lists of pipelines of commands. It reads just enough grammar for that; what it does not
/// understand is unknown.
/// </summary>
internal sealed class ShellScript
{
    // A longer script is a program and no command line; the bound keeps the work small.
    private const int Longest = 16 * 1024;

    private SimpleCommand command = new();
    private CompoundCommand? compound;
    private bool piped;
    private bool listHasBegun; // a pipeline of the list at hand has ended
    private bool listHasExec;
    private bool replaced; // an exec is always reached: what follows never runs
    private LastCommand last;

    private ShellScript()
    {
    }

    private bool HasCommand => compound is not null || command.HasBegun;

    /// <summary>What the script ends with. Never throws, on any text.</summary>
    public static LastCommand EndOf(string script) => Tokens(script) is { } tokens ? new ShellScript().Read(tokens) : LastCommand.Unknown;

    /// <summary>The words and operators of a script; null when it is too long or breaks off. Never throws, on any text.</summary>
    public static IReadOnlyList<ShellToken>? Tokens(string script) => script.Length <= Longest ? ShellWords.Split(script) : null;

    private LastCommand Read(IReadOnlyList<ShellToken> tokens)
    {
        var isTarget = false;
        foreach (var token in tokens)
        {
            var understood = token.Kind switch
            {
                ShellTokenKind.Redirection => true,
                ShellTokenKind.Operator => Operator(token.Text),
                _ => isTarget || Word(token),
            };
            if (!understood)
                return LastCommand.Unknown;
            if (replaced)
                return LastCommand.Execed;
            isTarget = token.Kind == ShellTokenKind.Redirection;
        }
        if (compound is { IsOpen: true } || (!HasCommand && (piped || listHasBegun)))
            return LastCommand.Unknown; // the script breaks off
        if (HasCommand)
            EndList(background: false);
        return last;
    }

    private bool Word(ShellToken word)
    {
        if (compound is not null)
            return !compound.IsOpen || compound.Word(word);
        if (!command.ExpectsProgram || !CompoundCommand.Opens(word))
            return command.Word(word);
        compound = new CompoundCommand(word.Text);
        return true;
    }

    private bool Operator(string text)
    {
        if (compound is { IsOpen: true })
            return compound.Operator(text);
        switch (text)
        {
            case "\n" or ";" when !HasCommand:
                return true; // an empty line, also behind | and &&
            case "(" when !HasCommand:
                compound = new CompoundCommand(text);
                return true;
            case "|" or "|&" when HasCommand:
                piped = true;
                NextCommand();
                return true;
            case "&&" or "||" when HasCommand:
                EndPipeline();
                return true;
            case ";" or "\n" or "&" when HasCommand:
                EndList(background: text == "&");
                return true;
            default:
                return false;
        }
    }

    private void EndList(bool background)
    {
        var isFirst = !listHasBegun;
        EndPipeline();
        replaced = isFirst && listHasExec && !background;
        last = background ? LastCommand.Background : listHasExec ? LastCommand.Execed : last;
        listHasBegun = listHasExec = false;
    }

    private void EndPipeline()
    {
        last = piped ? LastCommand.Pipe : compound?.Kind ?? command.Kind;
        listHasExec |= last == LastCommand.Execed;
        listHasBegun = true;
        piped = false;
        NextCommand();
    }

    private void NextCommand()
    {
        command = new SimpleCommand();
        compound = null;
    }
}
