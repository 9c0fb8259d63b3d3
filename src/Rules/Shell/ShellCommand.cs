namespace PyOps.Rules.Shell;

/// <summary>A command of a shell script.</summary>
/// <param name="Redirections">What of its input and output goes elsewhere.</param>
internal abstract record ShellCommand(IReadOnlyList<ShellRedirection> Redirections);
