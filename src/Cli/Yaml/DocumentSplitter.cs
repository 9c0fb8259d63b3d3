namespace PyOps.Cli.Yaml;

/// <summary>Splits a text into documents as kubectl does, before it reads any of them: at lines that begin with <c>---</c>.</summary>
internal static class DocumentSplitter
{
    private const string Mark = "---";

    private const string Refusal =
        "nothing but a comment may follow --- on its line: begin the document on the next, or indent a text that goes on here";

    /// <summary>The parts between the marks.</summary>
    public static IEnumerable<Part> Split(string text)
    {
        var (start, startLine, line) = (0, 0, 0);
        string? problem = null;
        for (var at = 0; at < text.Length; line++)
        {
            var end = text.IndexOf('\n', at) is >= 0 and var found ? found + 1 : text.Length;
            var after = text.AsSpan(at).StartsWith(Mark) ? text.AsSpan(at + Mark.Length, end - at - Mark.Length).Trim() : default;
            var isRefused = after is [not '#', ..];
            // A mark that follows nothing is left to the reader of YAML.
            if (isRefused || (at > start && text.AsSpan(at).StartsWith(Mark)))
            {
                yield return new(text[start..at], startLine, problem);
                problem = isRefused ? Refusal : null;
                (start, startLine) = isRefused ? (at, line) : (end, line + 1);
            }
            at = end;
        }
        yield return new(text[start..], startLine, problem);
    }

    /// <summary>A part of a file.</summary>
    /// <param name="Text">What is in it.</param>
    /// <param name="Offset">How many lines are before it.</param>
    /// <param name="Problem">What is wrong with the mark at its beginning; null when it can be read.</param>
    internal readonly record struct Part(string Text, int Offset, string? Problem);
}
