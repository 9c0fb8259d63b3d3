using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PyOps.Cli.Yaml;

/// <summary>Reads the documents of a YAML text. No text makes it throw.</summary>
internal static class YamlText
{
    /// <summary>The documents. One that cannot be read does not keep the next from being read.</summary>
    public static IEnumerable<Document> Read(string text) => Chunks(text).SelectMany(chunk => Documents(chunk.Text, chunk.Offset));

    private static List<Document> Documents(string text, int offset)
    {
        List<Document> documents = [];
        try
        {
            var parser = new Parser(new StringReader(text));
            parser.Consume<StreamStart>();
            while (parser.TryConsume<DocumentStart>(out var start))
            {
                documents.Add(new(new Composer(parser, offset).Compose(), offset + (int)start.Start.Line));
                parser.Consume<DocumentEnd>();
            }
        }
        catch (YamlException problem)
        {
            documents.Add(new(null, offset + Math.Clamp((int)problem.Start.Line, 1, Lines(text)), Message(problem, text)));
        }
        catch (Exception problem) when (problem is ArgumentException or InvalidOperationException or FormatException or OverflowException)
        {
            // The library's own slips over texts that are no YAML.
            documents.Add(new(null, offset + 1, $"no YAML: {problem.Message}"));
        }
        return documents;
    }

    // The end of a text is on a line of its own to the library.
    private static int Lines(string text) => Math.Max(1, text.AsSpan().TrimEnd('\n').Count('\n') + 1);

    private static string Message(YamlException problem, string text)
    {
        var message = $"no YAML: {problem.Message.TrimEnd('.')}";
        return text.Contains("{{", StringComparison.Ordinal)
            ? $"{message}; if this is a template, lint what it renders: helm template . | kubectl pyops lint -"
            : message;
    }

    /// <summary>
    /// The text, split where a line begins with <c>---</c>, which cannot be inside a document; with the lines before each part.
    /// </summary>
    private static IEnumerable<(string Text, int Offset)> Chunks(string text)
    {
        var (start, startLine, line) = (0, 0, 0);
        var isEmpty = true; // directives, comments and blank lines belong to what follows
        for (var at = 0; at < text.Length; line++)
        {
            var end = text.IndexOf('\n', at) is >= 0 and var found ? found + 1 : text.Length;
            var isMark = IsMark(text.AsSpan(at, end - at));
            if (isMark && !isEmpty)
            {
                yield return (text[start..at], startLine);
                (start, startLine) = (at, line);
            }
            isEmpty = isEmpty && !isMark && (text[at] is '#' or '%' || text.AsSpan(at, end - at).IsWhiteSpace());
            at = end;
        }
        if (start < text.Length)
            yield return (text[start..], startLine);
    }

    private static bool IsMark(ReadOnlySpan<char> line) => line.StartsWith("---") && (line.Length == 3 || char.IsWhiteSpace(line[3]));
}
