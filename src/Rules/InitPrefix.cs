namespace PyOps.Rules;

/// <summary>An init and its options in front of a command.</summary>
internal static class InitPrefix
{
    /// <summary>
    /// Where the command behind an init begins. The count of words when signals reach the command whatever it is, because the init
    /// signals its whole process group, or when nothing can be told.
    /// </summary>
    public static int End(IReadOnlyList<string> words, int start)
    {
        if (start >= words.Count || !InitProcess.IsInit(words[start]))
            return start;
        return ProgramName.Of(words[start]) switch
        {
            "tini" or "tini-static" or "docker-init" => Skip(words, start + 1, "pe", signalsGroup: false),
            "dumb-init" => Skip(words, start + 1, "r", signalsGroup: true),
            _ => words.Count,
        };
    }

    /// <param name="words">The command.</param>
    /// <param name="next">The first word behind the init.</param>
    /// <param name="valued">The options that take the next word as their value.</param>
    /// <param name="signalsGroup">What the init does when no option says otherwise.</param>
    private static int Skip(IReadOnlyList<string> words, int next, string valued, bool signalsGroup)
    {
        while (next < words.Count && words[next].StartsWith('-'))
        {
            var option = words[next++];
            if (option == "--")
                break;
            if (option.StartsWith("--", StringComparison.Ordinal))
                signalsGroup &= option != "--single-child";
            else if (option.Contains('g'))
                signalsGroup = true;
            else if (option.Contains('c'))
                signalsGroup = false;
            if (option == "--rewrite" || (option.Length == 2 && valued.Contains(option[1])))
                next++;
        }
        return signalsGroup ? words.Count : Math.Min(next, words.Count);
    }
}
