namespace PyOps.Cli.Yaml;

/// <summary>Something in a document that cannot be read, in our words.</summary>
/// <param name="index">The character where it is.</param>
/// <param name="message">What it is.</param>
internal sealed class YamlFault(int index, string message) : Exception(message)
{
    public int Index { get; } = index;
}
