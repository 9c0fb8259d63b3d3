namespace PyOps.Rules.Shell;

/// <summary>What keeps a shell in front of the application.</summary>
internal enum Keeper
{
    /// <summary>Nobody told it to exec.</summary>
    Nothing,

    /// <summary>A pipe: each command of it runs in a process of its own.</summary>
    Pipe,

    /// <summary>A loop, a condition, a group, a subshell, a function.</summary>
    Compound,

    /// <summary>The application runs in its background.</summary>
    Background,

    /// <summary>The last command has a redirection.</summary>
    Redirection,

    /// <summary><c>!</c> or <c>time</c> in front of the last command.</summary>
    Prefix,

    /// <summary>A trap, which waits until the application has ended.</summary>
    Trap,

    /// <summary>Other commands on the line of the last one.</summary>
    Neighbour,

    /// <summary>Lines behind the last command, though they are empty.</summary>
    Lines,

    /// <summary>A builtin behind the application.</summary>
    Follower,
}
