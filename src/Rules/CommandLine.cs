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

    /// <summary>The value that the word at a place gives to an option: <c>--name value</c>, <c>--name=value</c>, <c>-nvalue</c>; else null.</summary>
    public static string? Value(IReadOnlyList<string> words, int at, string option)
    {
        var word = words[at];
        if (!word.StartsWith(option, StringComparison.Ordinal))
            return null;
        if (word.Length == option.Length)
            return at + 1 < words.Count ? words[at + 1] : null;
        return word[option.Length] == '=' || option.Length == 2 ? word[option.Length..].TrimStart('=') : null;
    }

    /// <summary>The words of a variable that holds arguments, cut as a shell would; none when a quote in it does not end.</summary>
    public static IReadOnlyList<string> Words(string arguments) =>
        [.. (ShellScript.Tokens(arguments) ?? []).Where(token => token.Kind == ShellTokenKind.Word).Select(token => token.Text)];

    private static List<string> LastOf(string script)
    {
        List<string> words = [];
        foreach (var token in ShellScript.Tokens(script) ?? [])
        {
            if (token.Kind == ShellTokenKind.Operator && token.Text != "\n")
                words.Clear();
            else if (token.Kind == ShellTokenKind.Word && !(words is [] && (token.Text == "exec" || SimpleCommand.IsAssignment(token.Text))))
                words.Add(token.Text);
        }
        return words;
    }
}
