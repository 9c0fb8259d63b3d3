namespace PyOps.Rules.Pods;

/// <summary>SELinux options; what is absent is empty.</summary>
/// <param name="Type">The type.</param>
/// <param name="User">The user.</param>
/// <param name="Role">The role.</param>
public sealed record SeLinuxView(string Type, string User, string Role);
