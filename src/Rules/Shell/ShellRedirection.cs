namespace PyOps.Rules.Shell;

/// <summary>Where something of a command's input or output goes, such as <c>2></c> and <c>/dev/null</c>.</summary>
internal sealed record ShellRedirection(string Operator, string Target);
