using PyOps.Rules.Shell;

namespace PyOps.Rules.Commands;

/// <summary>`su app -c "script"`, and runuser, which hands a script to the user's shell.</summary>
internal static class SwitchUser
{
    /// <summary>The script; null when there is none.</summary>
    public static string? Script(IReadOnlyList<string> words, int at)
    {
        if (ProgramName.Of(words[at]) is not ("su" or "runuser"))
            return null;
        for (var option = at + 1; option + 1 < words.Count; option++)
        {
            if (words[option] is "-c" or "--command")
                return words[option + 1];
        }
        return null;
    }
}
