namespace PyOps.Rules.Shell;

/// <summary>Commands with <c>|</c> between them.</summary>
/// <param name="Prefix"><c>!</c> or <c>time</c> in front of it; null when there is neither.</param>
/// <param name="Commands">The commands, one at least.</param>
internal sealed record ShellPipeline(string? Prefix, IReadOnlyList<ShellCommand> Commands);
