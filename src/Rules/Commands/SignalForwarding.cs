namespace PyOps.Rules.Commands;

/// <summary>Knows the commands in which something stands before the application and hands on no signal to it.</summary>
public static class SignalForwarding
{
    /// <summary>Whether a stop reaches the application only when the whole process group is signalled.</summary>
    /// <param name="command">The container's command.</param>
    /// <param name="args">The container's arguments, which follow the command.</param>
    public static bool IsMissing(IReadOnlyList<string> command, IReadOnlyList<string> args) =>
        SignalStop.In([.. command, .. args]) is not null;
}
