using System.Text;

namespace PyOps.Rules.Checks;

/// <summary>Writes what users wrote into messages.</summary>
internal static class Show
{
    private const int Longest = 120;

    /// <summary>A text in quotes, of bounded length and on one line.</summary>
    public static string Quoted(string text)
    {
        var isShort = text.Length <= Longest;
        if (isShort && !text.AsSpan().ContainsAnyInRange('\0', '\u001f') && !text.Contains('\u007f'))
            return $"\"{text}\"";
        var shown = new StringBuilder("\"");
        foreach (var character in isShort ? text : text.AsSpan(0, Longest))
            shown.Append(char.IsControl(character) ? '?' : character);
        return shown.Append(isShort ? "\"" : "…\"").ToString();
    }
}
