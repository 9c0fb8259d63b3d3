namespace PyOps.Rules.Shell;

/// <summary>A condition, a loop, a group or a subshell.</summary>
/// <param name="Opener">Its first word: <c>if</c>, <c>while</c>, <c>case</c>, <c>{</c>, <c>(</c> and so on.</param>
/// <param name="Conditions">What is run only to decide.</param>
/// <param name="Bodies">What is run then.</param>
/// <param name="Redirections">What of its input and output goes elsewhere.</param>
internal sealed record CompoundCommand(
    string Opener, IReadOnlyList<ShellList> Conditions, IReadOnlyList<ShellList> Bodies, IReadOnlyList<ShellRedirection> Redirections)
    : ShellCommand(Redirections)
{
    public bool IsLoop => Opener is "while" or "until" or "for" or "select";
}
