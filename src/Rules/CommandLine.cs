namespace PyOps.Rules;

/// <summary>Finds out what a container's command starts in the end.</summary>
internal static class CommandLine
{
    /// <summary>
    /// The words of the application: those of command and arguments, or of the last command of a shell's script, behind exec, assignments
    /// and env. Empty without a command, because then the image decides, and when the script cannot be read.
    /// </summary>
    public static IReadOnlyList<string> Application(IReadOnlyList<string> command, IReadOnlyList<string> args)
    {
        if (command is [])
            return [];
        IReadOnlyList<string> words = args is [] ? command : [.. command, .. args];
        if (ShellInvocation.Read(words) is { } shell)
            words = LastOf(shell.Script);
        var start = EnvPrefix.End(words, 0);
        return start == 0 ? words : [.. words.Skip(start)];
    }

    /// <summary>The values of an option: <c>--name value</c>, <c>--name=value</c>; for a short one also <c>-nvalue</c>.</summary>
    public static IEnumerable<string> Values(IReadOnlyList<string> words, string option)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (!word.StartsWith(option, StringComparison.Ordinal))
                continue;
            if (word.Length == option.Length && i + 1 < words.Count)
                yield return words[i + 1];
            else if (word.Length > option.Length && (word[option.Length] == '=' || option.Length == 2))
                yield return word[option.Length..].TrimStart('=');
        }
    }

    private static List<string> LastOf(string script)
    {
        List<string> words = [];
        foreach (var token in ShellScript.Tokens(script))
        {
            if (token.Kind == ShellTokenKind.Operator && !(token.Text == "\n" && words is []))
                words.Clear();
            else if (token.Kind == ShellTokenKind.Word && !(words is [] && (token.Text == "exec" || SimpleCommand.IsAssignment(token.Text))))
                words.Add(token.Text);
        }
        return words;
    }
}
