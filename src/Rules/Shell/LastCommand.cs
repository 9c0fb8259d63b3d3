namespace PyOps.Rules;

/// <summary>What a shell script ends with, as far as signals are concerned.</summary>
internal enum LastCommand
{
    /// <summary>Nothing can be told.</summary>
    Unknown,

    /// <summary>The shell is replaced by the application.</summary>
    Execed,

    /// <summary>One program or builtin.</summary>
    Simple,

    /// <summary>Commands joined by a pipe, exec'ed or not: each runs in a process of its own.</summary>
    Pipe,

    /// <summary>A loop, a condition, a subshell.</summary>
    Compound,

    /// <summary>A program with &amp; behind it, or a wait for such programs.</summary>
    Background,
}
