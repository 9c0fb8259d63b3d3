using System.Text;
using PyOps.Cli.Yaml;

namespace PyOps.Cli.Linting;

/// <summary>Reads the documents of a file, be they YAML or JSON, as kubectl does.</summary>
internal static class Documents
{
    /// <summary>All of them; those that cannot be read have a problem. No bytes make it throw.</summary>
    public static IEnumerable<Document> Of(ReadOnlyMemory<byte> content)
    {
        var text = TextDecoder.Decode(content.Span);
        return text.AsSpan().TrimStart() is ['{', ..] ? Json(text) : YamlText.Read(text);
    }

    // YAML may begin with a brace too. When it is neither, it was meant to be JSON, unless it is a template.
    private static IEnumerable<Document> Json(string text)
    {
        var json = Encoding.UTF8.GetBytes(text);
        var read = JsonText.Read(json);
        if (read.Problem is not { } problem)
            return read.Documents;
        if (read.Documents.Count > 1)
            return read.Documents.Append(problem with { Text = text });
        var rest = text[Encoding.UTF8.GetCharCount(json, 0, read.End)..];
        var blanks = rest.Length - rest.AsSpan().TrimStart().Length;
        var start = rest.AsSpan(0, blanks).IndexOf('\n') is >= 0 and var end ? end + 1 : blanks;
        var yaml = YamlText.Read(rest[start..], text.AsSpan(0, text.Length - rest.Length + start).Count('\n')).ToList();
        var isJson = yaml[0].Problem is not null && !Placeholders.Is(text);
        return read.Documents.Concat(isJson ? [problem with { Text = text }] : yaml);
    }
}
