namespace PyOps.Rules;

/// <summary>Tells whether a command line runs the application behind a shell, so that signals never reach it.</summary>
public static class ShellForm
{
    /// <summary>Why signals do not reach the application, or null when they do or nothing can be told.</summary>
    /// <param name="command">The container's command; null or empty means the image's ENTRYPOINT, of which nothing is known.</param>
    /// <param name="args">The container's arguments, which follow the command.</param>
    public static string? Problem(IReadOnlyList<string>? command, IReadOnlyList<string>? args) => null;
}
