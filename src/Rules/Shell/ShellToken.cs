namespace PyOps.Rules.Shell;

/// <summary>A piece of a shell script.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The operator, or the word without its quotes; substitutions are left as they are written.</param>
/// <param name="Quoted">Whether any of a word was quoted: a quoted word is no keyword.</param>
internal readonly record struct ShellToken(ShellTokenKind Kind, string Text, bool Quoted = false)
{
    /// <summary>Whether this is that keyword.</summary>
    public bool Is(string keyword) => !Quoted && Text == keyword;
}
