namespace PyOps.Operator.Wording;

/// <summary>Shortens what others wrote, so that it fits a condition.</summary>
internal static class Text
{
    private const int Longest = 256;

    /// <summary>The first line, at most 256 characters, without a full stop at its end.</summary>
    public static string Sentence(string? text)
    {
        var line = (text ?? "").AsSpan().Trim();
        var end = line.IndexOfAny('\r', '\n');
        if (end >= 0)
            line = line[..end];
        return line.Length > Longest ? Bounded(line.ToString(), Longest) : line.TrimEnd('.').ToString();
    }

    /// <summary>At most <paramref name="length"/> characters.</summary>
    public static string Bounded(string text, int length)
    {
        if (text.Length <= length)
            return text;
        var kept = length - "...".Length;
        // Half a character would come back from the API server as another one.
        return text[..(char.IsHighSurrogate(text[kept - 1]) ? kept - 1 : kept)] + "...";
    }
}
