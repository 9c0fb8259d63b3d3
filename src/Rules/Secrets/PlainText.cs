using System.Text;

namespace PyOps.Rules.Secrets;

/// <summary>
/// Takes terminal colours and control characters out of text, but for line ends and tabs: loggers colour names and values apart.
/// </summary>
internal static class PlainText
{
    private const char Escape = '\u001b';

    public static string Of(string text)
    {
        if (!text.Any(IsControl))
            return text;
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            if (text[at] == Escape)
                at = EndOfSequence(text, at + 1);
            else if (IsControl(text[at++]))
                continue;
            else
                plain.Append(text[at - 1]);
        }
        return plain.ToString();
    }

    private static bool IsControl(char character) => char.IsControl(character) && character is not ('\n' or '\t');

    // ESC [ parameters letter; anything else after ESC is left to be read as text.
    private static int EndOfSequence(string text, int at)
    {
        if (at >= text.Length || text[at] != '[')
            return at;
        do
            at++;
        while (at < text.Length && text[at] is (>= '0' and <= '?') or (>= ' ' and <= '/'));
        return at < text.Length && text[at] is >= '@' and <= '~' ? at + 1 : at;
    }
}
