namespace PyOps.Rules.Shell;

/// <summary>The traps that a script has set.</summary>
/// <param name="forgets">Whether the shell forgets a trap that is taken away; ash does not.</param>
internal sealed class ShellTraps(bool forgets)
{
    private readonly HashSet<string> signals = new(StringComparer.Ordinal);
    private bool isUnknown;

    /// <summary>Whether any signal, or the shell's end, has an action.</summary>
    public bool Any => signals.Count > 0 || isUnknown;

    /// <summary>Whether an action of SIGTERM may hand the signal on.</summary>
    public bool HandsOn { get; private set; }

    /// <summary>Takes a `trap` command.</summary>
    public void Take(IReadOnlyList<string> words)
    {
        var at = words.Count > 1 && words[1] == "--" ? 2 : 1;
        var named = words.Skip(words.Count - at > 1 ? at + 1 : at).Select(Name);
        if (words.Count - at > 1 && words[at] is not ("-" or ""))
        {
            signals.UnionWith(named);
            HandsOn |= signals.Contains("TERM") && words[at] is not ("exit" or ":" or "true")
                && !words[at].StartsWith("exit ", StringComparison.Ordinal);
        }
        else if (forgets)
        {
            signals.ExceptWith(named); // `trap - TERM` and `trap TERM`; `trap -p` names none
        }
    }

    /// <summary>There are traps of which nothing is known.</summary>
    public void TakeUnknown() => isUnknown = HandsOn = true;

    private static string Name(string signal) => signal switch
    {
        "15" or "SIGTERM" => "TERM",
        _ => signal,
    };
}
