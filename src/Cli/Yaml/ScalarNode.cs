namespace PyOps.Cli.Yaml;

/// <summary>A text, or a number, a flag or null.</summary>
/// <param name="line">From 1.</param>
/// <param name="value">What it is.</param>
internal sealed class ScalarNode(int line, PlainValue value) : Node(line, value.Text.Length + 1)
{
    public ScalarNode(int line, string text)
        : this(line, PlainValue.OfText(text))
    {
    }

    /// <summary>The text itself, or the JSON of the others.</summary>
    public string Value => value.Text;

    public bool IsText => value.Kind == PlainKind.Text;

    public bool IsNull => value.Kind == PlainKind.Null;

    /// <summary>What it is called as a key; null when it can be none.</summary>
    public string? Key => value.Key;
}
