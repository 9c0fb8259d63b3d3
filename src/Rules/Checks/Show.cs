using System.Globalization;
using System.Text;

namespace PyOps.Rules.Checks;

/// <summary>Writes what users wrote into messages.</summary>
public static class Show
{
    /// <summary>Most characters (code points) of a text.</summary>
    public const int Longest = 120;

    /// <summary>A text in quotes, of bounded length and on one line.</summary>
    public static string Quoted(string text) => IsPlain(text) ? $"\"{text}\"" : $"\"{Bounded(text)}\"";

    /// <summary>A text as part of a path, of bounded length and on one line.</summary>
    public static string Plain(string text) => IsPlain(text) ? text : Bounded(text);

    private static bool IsPlain(string text) => text.Length <= Longest && !text.AsSpan().ContainsAnyExceptInRange(' ', '~');

    private static string Bounded(string text)
    {
        var shown = new StringBuilder(Longest);
        var count = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (++count > Longest)
                return shown.Append('…').ToString();
            shown.Append(IsShown(rune) ? rune.ToString() : "?");
        }
        return shown.ToString();
    }

    // Nothing that ends a line, moves the cursor, or turns the direction of what follows.
    private static bool IsShown(Rune rune) => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned);
}
