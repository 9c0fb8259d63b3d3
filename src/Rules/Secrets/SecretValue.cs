namespace PyOps.Rules.Secrets;

/// <summary>Finds where a secret value begins and ends, whatever notation it is in.</summary>
internal static class SecretValue
{
    // That there is no password is often the very cause that people look for.
    private static readonly HashSet<string> nothing =
        new(StringComparer.OrdinalIgnoreCase) { "none", "null", "nil", "undefined", "true", "false", Redactor.Mask };

    /// <summary>The value that begins at or after a place; null when there is none or it tells nothing.</summary>
    /// <param name="text">Everything.</param>
    /// <param name="at">Behind the separator.</param>
    /// <param name="toLineEnd">Whether a value without quotes has blanks in it, as after a header's colon.</param>
    public static Hidden? At(string text, int at, bool toLineEnd)
    {
        at = Scan.While(text, at, Scan.IsBlank);
        var value = Quoted(text, at) ?? (toLineEnd ? Line(text, at) : Words(text, at));
        return value.End > value.Start && !nothing.Contains(Bare(text, value)) ? value : null;
    }

    // "password": may have its value on the next line, b'...' has a prefix, and quotes inside quotes have backslashes.
    private static Hidden? Quoted(string text, int at)
    {
        var open = Scan.While(text, at, char.IsWhiteSpace);
        var prefix = Scan.While(text, open, character => character is 'b' or 'B' or 'r' or 'R' or 'u' or 'U' or 'f' or 'F');
        var mark = Scan.While(text, prefix, character => character == '\\');
        if (prefix - open > 2 || mark >= text.Length || text[mark] is not ('"' or '\'' or '`'))
            return null;
        var quote = text[mark];
        var three = new string(quote, 3);
        if (string.CompareOrdinal(text, mark, three, 0, 3) != 0)
            return new(mark + 1, ClosingQuote(text, mark + 1, quote, backslashes: mark - prefix));
        var start = mark + 3;
        return new(start, text.IndexOf(three, start, StringComparison.Ordinal) is >= 0 and var end ? end : text.Length);
    }

    // A quote with more backslashes than the opening one belongs to the value.
    private static int ClosingQuote(string text, int start, char quote, int backslashes)
    {
        var run = 0;
        for (var at = start; at < text.Length; at++)
        {
            if (text[at] == quote && run <= backslashes)
                return at - run;
            run = text[at] == '\\' ? run + 1 : 0;
        }
        return text.Length;
    }

    private static Hidden Words(string text, int at)
    {
        var word = Word(text, at);
        return AuthorizationSchemes.Is(text.AsSpan(at, word.End - at))
            ? word with { End = Word(text, Scan.While(text, word.End, Scan.IsBlank)).End }
            : word;
    }

    private static Hidden Word(string text, int at) => new(at, Scan.While(text, at, character => !char.IsWhiteSpace(character)));

    private static Hidden Line(string text, int at) => new(at, text.IndexOf('\n', at) is >= 0 and var end ? end : text.Length);

    private static string Bare(string text, Hidden value) => text[value.Start..value.End].Trim().TrimEnd(',', ';', ')', '}', ']', '.');
}
