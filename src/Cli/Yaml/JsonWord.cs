using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PyOps.Cli.Yaml;

/// <summary>Reads texts of JSON. Half a pair of surrogates becomes the replacement character, as it does for kubectl.</summary>
internal static partial class JsonWord
{
    /// <summary>The text, or the name, that the reader is on.</summary>
    public static string Of(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException) // how the reader says that a text is no Unicode
        {
            var text = Encoding.UTF8.GetString(reader.ValueSpan);
            var whole = Escape().Replace(text, match => match.Groups["half"].Success ? "\\ufffd" : match.Value);
            return JsonSerializer.Deserialize<string>($"\"{whole}\"")!;
        }
    }

    [GeneratedRegex(
        @"\\(u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?<half>u[dD][89a-fA-F][0-9a-fA-F]{2})|.)",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Escape();
}
