namespace PyOps.Cli.Yaml;

/// <summary>A place in a file, both numbers from 1.</summary>
/// <param name="Line">The line.</param>
/// <param name="Column">The character in it.</param>
internal sealed record TextPlace(int Line, int Column)
{
    /// <summary>As compilers write it.</summary>
    public override string ToString() => $"{Line}:{Column}";
}
