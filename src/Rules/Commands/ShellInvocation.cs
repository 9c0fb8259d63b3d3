using PyOps.Rules.Shell;

namespace PyOps.Rules.Commands;

/// <summary>A command that hands a script to a shell, such as `sh -ec "python app.py"`.</summary>
/// <param name="Name">The shell, as it is called.</param>
/// <param name="Kind">Which one that is.</param>
/// <param name="Script">The word after -c.</param>
/// <param name="ReadsProfile">Whether it is a login or an interactive shell, which runs files of the image first.</param>
internal sealed record ShellInvocation(string Name, ShellKind Kind, string Script, bool ReadsProfile)
{
    /// <summary>The invocation that begins at a word, or null: no shell that we know, a script from a file, or no script.</summary>
    public static ShellInvocation? At(IReadOnlyList<string> words, int at)
    {
        var isBusybox = at < words.Count && ProgramName.Of(words[at]) is "busybox";
        if (isBusybox)
            at++;
        if (at >= words.Count || KindOf(ProgramName.Of(words[at]), isBusybox) is not { } kind)
            return null;
        return ScriptIn(words, at + 1, out var readsProfile) is { } script
            ? new ShellInvocation(ProgramName.Of(words[at]).ToString(), kind, script, readsProfile)
            : null;
    }

    // sh is another shell in each distribution; dash, that of the official Python images, stays wherever one of them does.
    private static ShellKind? KindOf(ReadOnlySpan<char> program, bool isBusybox) => program switch
    {
        "sh" when isBusybox => ShellKind.Ash,
        "ash" => ShellKind.Ash,
        "sh" or "dash" => ShellKind.Dash,
        "bash" => ShellKind.Bash,
        _ => null,
    };

    /// <summary>The first word that is no option, if one of the options is -c; options may be combined and may follow -c.</summary>
    private static string? ScriptIn(IReadOnlyList<string> words, int next, out bool readsProfile)
    {
        var reads = false;
        readsProfile = false;
        while (next < words.Count && words[next] is ['-' or '+', _, ..] option)
        {
            next++;
            if (option == "--")
                break;
            var isLong = option.StartsWith("--", StringComparison.Ordinal);
            reads |= !isLong && option.Contains('c');
            readsProfile |= isLong ? option == "--login" : option[0] == '-' && option.AsSpan().ContainsAny('l', 'i');
            if (isLong ? option is "--rcfile" or "--init-file" : option.AsSpan().ContainsAny('o', 'O'))
                next++;
        }
        return reads && next < words.Count ? words[next] : null;
    }
}
