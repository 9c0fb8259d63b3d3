using SharpYaml;
using SharpYaml.Events;

namespace PyOps.Cli.Yaml;

/// <summary>Reads the documents of a YAML text. No text makes it throw.</summary>
internal static class YamlText
{
    private const char ByteOrderMark = '\uFEFF';

    /// <summary>The documents. One that cannot be read does not keep the next from being read.</summary>
    /// <param name="text">The text.</param>
    /// <param name="offset">Lines of the file before it.</param>
    public static IEnumerable<Document> Read(string text, int offset = 0) => DocumentSplitter.Split(text).SelectMany(part =>
    {
        var content = part.Text is [ByteOrderMark, .. var rest] ? rest : part.Text;
        // As kubectl does: it makes a difference to the last line of a block.
        content = content is [.., not '\n'] ? content + '\n' : content;
        return Documents(content, new Places(content, offset + part.Offset), part.Problem);
    });

    private static List<Document> Documents(string text, Places places, string? problem)
    {
        if (problem is not null)
            return [Unreadable(text, places.Of(0), problem)];
        if (Characters.Refused(text) is >= 0 and var refused)
            return [Unreadable(text, places.Of(refused), $"the character U+{(int)text[refused]:X4} is not allowed; is this a text?")];
        try
        {
            return Documents(text, places);
        }
        catch (YamlFault fault)
        {
            return [Unreadable(text, places.Of(fault.Index), fault.Message)];
        }
        catch (YamlException fault)
        {
            return [Unreadable(text, places.Of(Math.Clamp(fault.Start.Index, 0, text.Length)), YamlWords.Of(fault.Message))];
        }
    }

    // kubectl reads one document of a part. What follows its end (...) is dropped.
    private static List<Document> Documents(string text, Places places)
    {
        List<Document> documents = [];
        var events = new EventReader(Parser.CreateParser(new StringReader(text), 2 * Composer.MaxDepth));
        events.Expect<StreamStart>();
        if (events.Allow<DocumentStart>() is { } start)
        {
            documents.Add(new(new Composer(events, text, places).Compose(), places.Of(start.Start.Index)));
            // Not consumed: the library would look at what follows, which need not be YAML.
            if (Rest(text, events.Peek<DocumentEnd>()!.End.Index) is { } dropped)
                documents.Add(new(null, places.Of(dropped)));
        }
        return documents;
    }

    /// <summary>Where something other than comments begins behind the end of a document.</summary>
    private static int? Rest(string text, int from)
    {
        for (var at = from; at < text.Length; at++)
        {
            if (text[at] == '#')
                at = text.IndexOf('\n', at) is >= 0 and var end ? end : text.Length;
            else if (!char.IsWhiteSpace(text[at]))
                return at;
        }
        return null;
    }

    private static Document Unreadable(string text, TextPlace place, string problem) =>
        new(null, place, $"no YAML: {problem}") { Text = text };
}
