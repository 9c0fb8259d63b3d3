namespace PyOps.Rules.Shell;

/// <summary>The shells, by what they do at the end of a script that is a command line.</summary>
internal enum ShellKind
{
    /// <summary>dash, which is sh of Debian: it stays unless it is told to exec.</summary>
    Dash,

    /// <summary>bash: it replaces itself by a last command that is simple and stands alone.</summary>
    Bash,

    /// <summary>ash of busybox, which is sh of Alpine: it replaces itself by whatever is last, if nothing follows.</summary>
    Ash,
}
