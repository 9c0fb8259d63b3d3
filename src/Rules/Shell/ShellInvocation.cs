namespace PyOps.Rules;

/// <summary>A command that hands a script to a shell, such as `sh -ec "python app.py"`.</summary>
/// <param name="Name">The shell.</param>
/// <param name="Script">The word after -c.</param>
internal sealed record ShellInvocation(string Name, string Script)
{
    /// <summary>Whether the shell replaces itself by a simple last command without being told.</summary>
    public bool ExecsLastCommand => Name == "bash";

    /// <summary>The invocation, or null: no shell that we know, a script from a file, or no script.</summary>
    public static ShellInvocation? Read(IReadOnlyList<string> words)
    {
        var at = InitPrefix.End(words, EnvPrefix.End(words, 0));
        at = EnvPrefix.End(words, at);
        if (at < words.Count && ProgramName.Of(words[at]) is "busybox")
            at++;
        if (at >= words.Count || ProgramName.Of(words[at]) is not ("sh" or "dash" or "ash" or "bash"))
            return null;
        return ScriptIn(words, at + 1) is { } script ? new ShellInvocation(ProgramName.Of(words[at]).ToString(), script) : null;
    }

    /// <summary>The first word that is no option, if one of the options is -c; options may be combined and may follow -c.</summary>
    private static string? ScriptIn(IReadOnlyList<string> words, int next)
    {
        var reads = false;
        while (next < words.Count && words[next] is ['-' or '+', _, ..] option)
        {
            next++;
            if (option == "--")
                break;
            var isLong = option.StartsWith("--", StringComparison.Ordinal);
            reads |= !isLong && option.Contains('c');
            if (isLong ? option is "--rcfile" or "--init-file" : option.AsSpan().ContainsAny('o', 'O'))
                next++;
        }
        return reads && next < words.Count ? words[next] : null;
    }
}
