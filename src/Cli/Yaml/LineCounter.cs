namespace PyOps.Cli.Yaml;

/// <summary>Tells the line of a position, for positions that grow.</summary>
/// <param name="text">The text.</param>
internal ref struct LineCounter(ReadOnlySpan<byte> text)
{
    private readonly ReadOnlySpan<byte> text = text;
    private int position;
    private int line = 1;

    /// <summary>The line, from 1.</summary>
    public int Of(long offset)
    {
        if (offset > position)
        {
            line += text[position..(int)offset].Count((byte)'\n');
            position = (int)offset;
        }
        return line;
    }
}
