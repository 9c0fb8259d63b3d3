namespace PyOps.Rules.Secrets;

/// <summary>
/// Finds secrets that are written under their name inside of a text: <c>host=db password=x</c>, <c>AccountKey=x;</c>, <c>?token=x</c>,
/// <c>{"password": "x"}</c>.
/// </summary>
internal static class NamedPairs
{
    private static readonly char[] ends = [' ', '\t', '\r', '\n', ';', '&', ',', '}', ')'];

    /// <summary>The name of the first; null when there is none.</summary>
    public static string? First(string text)
    {
        for (var at = Separator(text, 1); at < text.Length; at = Separator(text, at + 1))
        {
            var name = Name(text, at, isQuoted: text[at] == ':');
            if (SecretNames.MayBeSecret(name) && SecretNames.IsSecret(name.ToString()) && ToldValue.Is(Value(text, at + 1)))
                return name.ToString();
        }
        return null;
    }

    private static int Separator(string text, int at) =>
        at < text.Length && text.AsSpan(at).IndexOfAny('=', ':') is >= 0 and var distance ? at + distance : text.Length;

    // Before a colon only a name in quotes is one: prose has colons too.
    private static ReadOnlySpan<char> Name(string text, int separator, bool isQuoted)
    {
        var end = separator;
        if (isQuoted)
        {
            if (text[end - 1] is not ('"' or '\''))
                return [];
            end--;
        }
        var start = end;
        while (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '-' or '.'))
            start--;
        return text.AsSpan(start, end - start).TrimStart('-');
    }

    private static string Value(string text, int at)
    {
        at = Scan.While(text, at, Scan.IsBlank);
        if (at < text.Length && text[at] is '"' or '\'')
            return text.IndexOf(text[at], at + 1) is >= 0 and var closing ? text[(at + 1)..closing] : text[(at + 1)..];
        var end = text.IndexOfAny(ends, at);
        return end < 0 ? text[at..] : text[at..end];
    }
}
