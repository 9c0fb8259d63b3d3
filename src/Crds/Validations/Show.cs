using System.Globalization;
using System.Text;

namespace PyOps.Crds.Validations;

/// <summary>Shows a user's text in a message: quoted, on one line, not long.</summary>
internal static class Show
{
    private const int MaxRunes = 60;

    /// <summary>
    /// The text in quotes; control and format characters (a bidirectional override, say) become U+FFFD, what is beyond 60 characters an
    /// ellipsis.
    /// </summary>
    public static string Value(string text)
    {
        var shown = new StringBuilder("\"");
        var count = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (++count > MaxRunes)
                return shown.Append("...\"").ToString();
            shown.Append(IsPlain(rune) ? rune.ToString() : "\uFFFD");
        }
        return shown.Append('"').ToString();
    }

    /// <summary>The key of a map, as part of a path.</summary>
    public static string Key(string key) => Value(key)[1..^1];

    private static bool IsPlain(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or
        UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
