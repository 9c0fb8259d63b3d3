namespace PyOps.Rules.Shell;

/// <summary>What a script, or a part of it, runs one after the other.</summary>
internal sealed record ShellList(IReadOnlyList<ShellItem> Items);
