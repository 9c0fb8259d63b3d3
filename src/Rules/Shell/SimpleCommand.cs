namespace PyOps.Rules.Shell;

/// <summary>One program or builtin with its words; assignments come first.</summary>
internal sealed record SimpleCommand(IReadOnlyList<ShellToken> Words, IReadOnlyList<ShellRedirection> Redirections)
    : ShellCommand(Redirections);
