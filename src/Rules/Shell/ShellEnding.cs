namespace PyOps.Rules.Shell;

/// <summary>What becomes of a shell that runs a script.</summary>
/// <param name="Kept">Why it stays in front of the application; null when it does not, or when nothing can be told.</param>
/// <param name="Words">What replaces it; empty when nothing does, or nothing can be told.</param>
/// <param name="IsExec">Whether the script says exec.</param>
internal sealed record ShellEnding(Keeper? Kept, IReadOnlyList<string> Words, bool IsExec)
{
    /// <summary>Nothing can be told.</summary>
    public static readonly ShellEnding Unknown = new(null, [], IsExec: false);

    public static ShellEnding Stays(Keeper because) => new(because, [], IsExec: false);

    public static ShellEnding Replaced(IReadOnlyList<string> words, bool isExec) => new(null, words, isExec);
}
