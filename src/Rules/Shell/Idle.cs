namespace PyOps.Rules.Shell;

/// <summary>Programs that only pass the time, so that nothing is lost when they are killed.</summary>
internal static class Idle
{
    /// <summary>Whether words start one: <c>sleep infinity</c>, <c>tail -f /dev/null</c>, <c>pause</c>.</summary>
    public static bool Is(IReadOnlyList<string> words) =>
        words is not [] && ProgramName.Of(words[0]) switch
        {
            "sleep" or "pause" => true,
            "tail" => words[^1] == "/dev/null",
            "cat" => words.Count == 1,
            _ => false,
        };

    /// <summary>Whether a script waits and runs nothing else that takes time.</summary>
    public static bool Is(string text)
    {
        if (ShellScript.Read(text) is not { } script)
            return false;
        var waits = false;
        foreach (var command in script.All())
        {
            var program = ShellProgram.Of(command);
            if (Is(program.Words))
                waits = true;
            else if (!program.IsBuiltin)
                return false;
        }
        return waits;
    }
}
