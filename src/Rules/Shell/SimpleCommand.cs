using System.Buffers;

namespace PyOps.Rules;

/// <summary>A command of a shell script that is one program or builtin with its words.</summary>
internal sealed class SimpleCommand
{
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    private bool awaitsExeced;

    /// <summary>Whether any word of it was read.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Whether the next word can be the program; assignments may stand before it.</summary>
    public bool ExpectsProgram { get; private set; } = true;

    /// <summary>What it does to signals; an exec of nothing only redirects, and tells nothing.</summary>
    public LastCommand Kind { get; private set; }

    /// <summary>Takes the next word; false when the whole script is beyond judgement.</summary>
    public bool Word(ShellToken word)
    {
        HasBegun = true;
        if (awaitsExeced && !word.Text.StartsWith('-'))
        {
            awaitsExeced = false;
            Kind = LastCommand.Execed;
        }
        if (!ExpectsProgram || IsAssignment(word.Text) || word.Is("!") || word.Text is "command" or "builtin")
            return true;
        ExpectsProgram = false;
        awaitsExeced = word.Text == "exec";
        Kind = word.Text switch
        {
            "exec" or "." or "source" or "eval" => LastCommand.Unknown,
            "wait" => LastCommand.Background,
            _ => LastCommand.Simple,
        };
        return !EndsJudgement(word);
    }

    /// <summary>A trap may hand signals on, and a function may hold anything.</summary>
    public static bool EndsJudgement(ShellToken word) => word.Text == "trap" || word.Is("function");

    /// <summary>Whether a word is `NAME=value` or `NAME+=value`.</summary>
    public static bool IsAssignment(string word)
    {
        var end = word.IndexOf('=');
        if (end > 0 && word[end - 1] == '+')
            end--;
        return end > 0 && !char.IsAsciiDigit(word[0]) && word.AsSpan(0, end).IndexOfAnyExcept(NameCharacters) < 0;
    }
}
