using System.Buffers;
using System.Collections.Frozen;

namespace PyOps.Rules.Shell;

/// <summary>What a simple command starts: its words behind assignments, <c>command</c> and <c>exec</c>.</summary>
/// <param name="Words">Program and arguments; none of a command that only assigns or redirects.</param>
/// <param name="IsExec">Whether <c>exec</c> stands before them.</param>
internal sealed record ShellProgram(IReadOnlyList<string> Words, bool IsExec)
{
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    // What a shell does itself, and never runs for long.
    private static readonly FrozenSet<string> builtins = new[]
    {
        ":", ".", "[", "[[", "alias", "bg", "break", "cd", "command", "continue", "declare", "echo", "eval", "exec", "exit", "export",
        "false", "fg",
        "getopts", "hash", "jobs", "kill", "let", "local", "printf", "pwd", "read", "readonly", "return", "set", "shift", "shopt",
        "source", "test",
        "times", "trap", "true", "type", "typeset", "ulimit", "umask", "unalias", "unset", "wait",
    }.ToFrozenSet(StringComparer.Ordinal);

    public string Name => Words is [] ? "" : Words[0];

    /// <summary>Whether the shell does it itself.</summary>
    public bool IsBuiltin => Words is [] || (builtins.Contains(Name) && !IsExec);

    public static ShellProgram Of(SimpleCommand command)
    {
        var words = command.Words;
        var at = 0;
        while (at < words.Count && IsAssignment(words[at].Text))
            at++;
        var isExec = false;
        while (at < words.Count && words[at].Text is "command" or "builtin" or "exec")
        {
            var next = BehindOptions(words, at);
            if (next < 0)
                break; // `command -v x` only looks for it
            isExec |= words[at].Text == "exec";
            at = next;
        }
        return new([.. words.Skip(at).Select(word => word.Text)], isExec && at < words.Count);
    }

    /// <summary>Whether a word is `NAME=value` or `NAME+=value`.</summary>
    public static bool IsAssignment(string word)
    {
        var end = word.IndexOf('=');
        if (end > 0 && word[end - 1] == '+')
            end--;
        return end > 0 && !char.IsAsciiDigit(word[0]) && word.AsSpan(0, end).IndexOfAnyExcept(NameCharacters) < 0;
    }

    private static int BehindOptions(IReadOnlyList<ShellToken> words, int at)
    {
        var isExec = words[at++].Text == "exec";
        while (at < words.Count && words[at].Text is ['-', _, ..] option)
        {
            if (!isExec && option.AsSpan().ContainsAny('v', 'V'))
                return -1;
            at += isExec && option[^1] == 'a' ? 2 : 1;
            if (option == "--")
                break;
        }
        return Math.Min(at, words.Count);
    }
}
