using System.Text;
using System.Text.Unicode;

namespace PyOps.Cli.Linting;

/// <summary>Tells text from what is none.</summary>
internal static class TextCheck
{
    /// <summary>What keeps bytes from being read as text, and in which line; null when nothing does.</summary>
    public static (int Line, string Problem)? Of(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith(Encoding.Unicode.Preamble) || content.StartsWith(Encoding.BigEndianUnicode.Preamble))
            return (1, "is UTF-16; save it as UTF-8");
        if (content.IndexOf((byte)0) is >= 0 and var nul)
            return (Line(content, nul), "no text: it has a NUL byte");
        if (Utf8.IsValid(content))
            return null;
        var valid = ValidLength(content);
        return (Line(content, valid), $"not UTF-8 at byte {valid + 1}");
    }

    private static int Line(ReadOnlySpan<byte> content, int at) => content[..at].Count((byte)'\n') + 1;

    private static int ValidLength(ReadOnlySpan<byte> content)
    {
        var length = 0;
        while (Rune.DecodeFromUtf8(content[length..], out _, out var used) == System.Buffers.OperationStatus.Done)
            length += used;
        return length;
    }
}
