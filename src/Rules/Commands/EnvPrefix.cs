using PyOps.Rules.Shell;

namespace PyOps.Rules.Commands;

/// <summary>
/// `env [-i] [-u NAME] [NAME=value]...` in front of a command. It execs the command, so that it changes nothing for signals.
/// </summary>
internal static class EnvPrefix
{
    /// <summary>Where the command itself begins; the count of words when that cannot be told.</summary>
    public static int End(IReadOnlyList<string> words, int start)
    {
        if (start >= words.Count || ProgramName.Of(words[start]) is not "env")
            return start;
        var next = start + 1;
        while (next < words.Count && IsOwn(words[next]))
        {
            if (words[next].StartsWith("-S", StringComparison.Ordinal))
                return words.Count; // one word that holds several
            next += words[next] is "-u" or "-C" ? 2 : 1;
        }
        return Math.Min(next, words.Count);
    }

    private static bool IsOwn(string word) => word.StartsWith('-') || word.Contains('=');
}
