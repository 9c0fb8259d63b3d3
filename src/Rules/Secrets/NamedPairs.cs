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
        for (var at = 1; at < text.Length; at++)
        {
            if (text[at] is not ('=' or ':') || Name(text, at, isQuoted: text[at] == ':') is not { Length: > 0 } name)
                continue;
            if (SecretNames.IsSecret(name) && ToldValue.Is(Value(text, at + 1)))
                return name;
        }
        return null;
    }

    // Before a colon only a name in quotes is one: prose has colons too.
    private static string? Name(string text, int separator, bool isQuoted)
    {
        var end = separator;
        if (isQuoted)
        {
            if (text[end - 1] is not ('"' or '\''))
                return null;
            end--;
        }
        var start = end;
        while (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '-' or '.'))
            start--;
        return text[start..end].TrimStart('-');
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
