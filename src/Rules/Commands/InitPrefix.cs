using PyOps.Rules.Shell;

namespace PyOps.Rules.Commands;

/// <summary>An init and its options in front of a command.</summary>
internal static class InitPrefix
{
    /// <summary>Where the command behind an init begins; the count of words when nothing can be told.</summary>
    /// <param name="words">The command.</param>
    /// <param name="start">Where the init may be.</param>
    /// <param name="signalsGroup">Whether signals reach the command whatever it is: the init signals its whole process group.</param>
    public static int End(IReadOnlyList<string> words, int start, out bool signalsGroup)
    {
        signalsGroup = false;
        if (start >= words.Count || !InitProcess.IsInit(words[start]))
            return start;
        switch (ProgramName.Of(words[start]))
        {
            case "tini" or "tini-static" or "docker-init":
                return Skip(words, start + 1, "pe", ref signalsGroup);
            case "dumb-init":
                signalsGroup = true;
                return Skip(words, start + 1, "r", ref signalsGroup);
            default: // it starts what files tell it, or what follows; how it hands signals on is its own affair
                signalsGroup = true;
                return start + 1 < words.Count && words[start + 1] == "--" ? start + 2 : start + 1;
        }
    }

    /// <param name="words">The command.</param>
    /// <param name="next">The first word behind the init.</param>
    /// <param name="valued">The options that take the next word as their value.</param>
    /// <param name="signalsGroup">What the init does when no option says otherwise.</param>
    private static int Skip(IReadOnlyList<string> words, int next, string valued, ref bool signalsGroup)
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
        return Math.Min(next, words.Count);
    }
}
