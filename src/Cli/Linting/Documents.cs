using System.Text;
using PyOps.Cli.Yaml;

namespace PyOps.Cli.Linting;

/// <summary>Reads the documents of a file, be they YAML or JSON.</summary>
internal static class Documents
{
    /// <summary>All of them; those that cannot be read have a problem. No bytes make it throw.</summary>
    public static IEnumerable<Document> Of(ReadOnlyMemory<byte> content)
    {
        if (content.Span.StartsWith(Encoding.UTF8.Preamble))
            content = content[Encoding.UTF8.Preamble.Length..];
        if (TextCheck.Of(content.Span) is var (line, problem))
            return [new(null, line, problem)];
        if (!LooksLikeJson(content.Span))
            return YamlText.Read(Encoding.UTF8.GetString(content.Span));
        var json = JsonText.Read(content.Span);
        if (json.All(document => document.Problem is null))
            return json;
        // YAML may begin with a brace too. When it is neither, it was meant to be JSON.
        var yaml = YamlText.Read(Encoding.UTF8.GetString(content.Span)).ToList();
        return yaml.All(document => document.Problem is null) ? yaml : json;
    }

    private static bool LooksLikeJson(ReadOnlySpan<byte> content) => content.TrimStart(" \t\r\n"u8) is [(byte)'{', ..];
}
