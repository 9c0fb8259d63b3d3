namespace PyOps.Rules.Shell;

/// <summary>A function, which runs nothing until it is called.</summary>
internal sealed record ShellFunction(string Name, ShellCommand Body) : ShellCommand([]);
