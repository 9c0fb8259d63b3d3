namespace PyOps.Rules.Pods;

/// <summary>What <c>ports</c> declares.</summary>
/// <param name="Name">Its name, or null.</param>
/// <param name="Container"><c>containerPort</c>; 0 when absent.</param>
/// <param name="Host"><c>hostPort</c>; 0 when absent.</param>
/// <param name="Protocol"><c>protocol</c>; TCP when absent.</param>
public readonly record struct PortView(string? Name, int Container, int Host, string Protocol);
