namespace PyOps.Rules.Tests.Shell;

/// <summary>The scripts of the table, and those made from parts.</summary>
internal static class Scripts
{
    private static readonly string[] Before =
    [
        "", "cd / && ", "cd /; ", "cd /\n", "true & ", "true &\n", "true & wait; ", "[ -d / ] || ",
        "trap true INT; ", "trap '' INT; ", "! true; ",
        "(true); ",
    ];

    private static readonly string[] Commands =
    [
        "app", "exec app", "X=1 app", "command app", "env X=1 app", "nice app", "(app)", "(exec app)", "{ app; }", "{ exec app; }", "! app",
        "time app", "if true; then app; fi", "if true; then exec app; fi", "sh -c app", "exec bash -c app", "while true; do app; done",
    ];

    private static readonly string[] Behind = ["", ";", "\n", "\n\n", " # end", " > /dev/null", " 2>&1", " < /dev/null", " | cat",
        "; true", " && true", " & wait"];

    /// <summary>Those of the file, without what is marked as beyond judgement.</summary>
    public static IEnumerable<string> OfTable() => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Shell", "scripts.txt"))
        .Where(line => line.Length > 0 && line[0] is not ('#' or '?'))
        .Select(line => line.Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\t", "\t", StringComparison.Ordinal));

    /// <summary>Every so many of all combinations; another start gives others.</summary>
    public static IEnumerable<string> Combined(int start, int step)
    {
        var all = (from before in Before from command in Commands from behind in Behind select before + command + behind).ToList();
        for (var at = start; at < all.Count; at += step)
            yield return all[at];
    }
}
