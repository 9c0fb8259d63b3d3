using System.Text;

namespace PyOps.Cli.Linting;

/// <summary>
/// Makes text of bytes as kubectl does: UTF-8, or UTF-16 with a byte order mark. What is neither becomes replacement characters.
/// </summary>
internal static class TextDecoder
{
    private static readonly Encoding[] Encodings = [Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode];

    /// <summary>The text, without its byte order mark.</summary>
    public static string Decode(ReadOnlySpan<byte> content)
    {
        foreach (var encoding in Encodings)
        {
            if (content.StartsWith(encoding.Preamble))
                return encoding.GetString(content[encoding.Preamble.Length..]);
        }
        return Encoding.UTF8.GetString(content);
    }
}
