namespace PyOps.Rules;

/// <summary>A condition, a loop, a group or a subshell. Of what is inside only an exec is of interest, and where it all ends.</summary>
internal sealed class CompoundCommand
{
    private readonly Stack<string> open = new();
    private bool expectsCommand;
    private bool hasExec;

    public CompoundCommand(string opener) => Open(opener);

    /// <summary>Whether its last keyword has not come yet.</summary>
    public bool IsOpen => open.Count > 0;

    /// <summary>An exec inside may be all that ever runs, or may not.</summary>
    public LastCommand Kind => hasExec ? LastCommand.Unknown : LastCommand.Compound;

    /// <summary>Whether a word that stands where a command begins opens a compound one.</summary>
    public static bool Opens(ShellToken word) =>
        !word.Quoted && word.Text is "if" or "while" or "until" or "for" or "select" or "case" or "{";

    /// <summary>Takes a word inside; false when the whole script is beyond judgement.</summary>
    public bool Word(ShellToken word)
    {
        if (!expectsCommand || SimpleCommand.IsAssignment(word.Text) || word.Is("!"))
            return true;
        if (word.Is("then") || word.Is("elif") || word.Is("else") || word.Is("do"))
            return true;
        if (Opens(word))
        {
            Open(word.Text);
            return true;
        }
        expectsCommand = false;
        if (word.Is(CloserOf(open.Peek())))
            open.Pop();
        // A subshell is a process of its own: an exec in it replaces that, and not the shell that gets the signals.
        hasExec |= word.Text == "exec" && !open.Contains("(");
        return !SimpleCommand.EndsJudgement(word);
    }

    /// <summary>Takes an operator inside; false when the whole script is beyond judgement.</summary>
    public bool Operator(string text)
    {
        if (text == "(" && !expectsCommand)
            return false; // a function
        if (text == "(")
            open.Push(text);
        else if (text == ")" && open.Peek() == "(")
            open.Pop();
        else if (text == ")" && open.Peek() != "case") // behind a pattern it closes nothing
            return false;
        expectsCommand = true;
        return true;
    }

    private void Open(string opener)
    {
        open.Push(opener);
        expectsCommand = opener is not ("for" or "select" or "case");
    }

    private static string CloserOf(string opener) => opener switch
    {
        "if" => "fi",
        "case" => "esac",
        "{" => "}",
        "(" => ")",
        _ => "done",
    };
}
