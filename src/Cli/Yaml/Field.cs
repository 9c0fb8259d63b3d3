namespace PyOps.Cli.Yaml;

/// <summary>A field of an object.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Line">The line of the name, from 1.</param>
/// <param name="Value">Its value.</param>
internal sealed record Field(string Name, int Line, Node Value);
