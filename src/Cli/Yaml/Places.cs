namespace PyOps.Cli.Yaml;

/// <summary>
/// Tells the places of a text's characters. Lines end at line feeds, as editors count them; readers of YAML know more ends.
/// </summary>
internal sealed class Places
{
    private readonly int offset;
    private readonly List<int> starts = [0];

    /// <summary>Finds the lines of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="offset">Lines of the file before it.</param>
    public Places(ReadOnlySpan<char> text, int offset)
    {
        this.offset = offset;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\n')
                starts.Add(at + 1);
        }
    }

    /// <summary>The place of a character.</summary>
    /// <param name="index">Which one, from 0.</param>
    public TextPlace Of(int index)
    {
        var found = starts.BinarySearch(index);
        var line = found >= 0 ? found : ~found - 1;
        return new(offset + line + 1, index - starts[line] + 1);
    }
}
