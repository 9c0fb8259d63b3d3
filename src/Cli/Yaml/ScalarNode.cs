namespace PyOps.Cli.Yaml;

/// <summary>A text, or a number, a flag or null.</summary>
/// <param name="line">From 1.</param>
/// <param name="value">The text itself, or the JSON of the others.</param>
/// <param name="isText">Which of the two.</param>
internal sealed class ScalarNode(int line, string value, bool isText) : Node(line, value.Length + 1)
{
    public string Value { get; } = value;

    public bool IsText { get; } = isText;

    public bool IsNull => !IsText && Value == "null";
}
