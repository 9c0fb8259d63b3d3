namespace PyOps.Rules.Pods;

/// <summary>A kernel parameter.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
public readonly record struct SysctlView(string Name, string Value);
