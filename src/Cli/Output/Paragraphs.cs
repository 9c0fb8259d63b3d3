namespace PyOps.Cli.Output;

/// <summary>Fits text into the width of a terminal.</summary>
internal static class Paragraphs
{
    /// <summary>The lines of a text, broken between words.</summary>
    /// <param name="text">Paragraphs with an empty line between them; where else its lines end does not matter.</param>
    /// <param name="width">Most characters of a line; a longer word has a line of its own.</param>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        foreach (var (number, paragraph) in text.ReplaceLineEndings("\n").Split("\n\n").Index())
        {
            if (number > 0)
                yield return "";
            var line = "";
            foreach (var word in paragraph.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                if (line.Length > 0 && line.Length + 1 + word.Length > width)
                {
                    yield return line;
                    line = "";
                }
                line += line.Length == 0 ? word : $" {word}";
            }
            yield return line;
        }
    }
}
