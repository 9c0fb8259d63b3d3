namespace PyOps.Rules.Shell;

/// <summary>The kinds of pieces that a shell script is made of.</summary>
internal enum ShellTokenKind
{
    Word,

    /// <summary>What stands between commands: `;` `&amp;&amp;` `|` and so on, a line end, a parenthesis.</summary>
    Operator,

    /// <summary>A redirection; its target is the next word.</summary>
    Redirection,
}
