namespace PyOps.Rules.Secrets;

/// <summary>
/// Values that are written under a secret's name: <c>password=x</c>, <c>"token": "x"</c>, <c>--api-key x</c>, <c>Cookie: x</c>,
/// <c>('secret', 'x')</c>.
/// </summary>
internal static class NamedValues
{
    public static IEnumerable<Hidden> In(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && IsOfName(text[end]))
                end++;
            if (end == at)
            {
                at++;
                continue;
            }
            // The name comes first: it alone decides, and looking for values of every name would take quadratic time.
            var value = SecretNames.IsSecret(text[at..end]) ? Value(text, at, end) : null;
            at = end;
            if (value is not { } hidden)
                continue;
            yield return hidden;
            // What is quoted on the next line may be another name.
            if (!text.AsSpan(end, hidden.Start - end).Contains('\n'))
                at = hidden.End;
        }
    }

    private static bool IsOfName(char character) => char.IsLetterOrDigit(character) || character is '_' or '-' or '.';

    private static Hidden? Value(string text, int start, int end)
    {
        var at = Scan.While(text, end, character => character is '"' or '\'' or '`' or '\\' or ']');
        var isQuoted = at > end;
        var separator = Scan.While(text, at, Scan.IsBlank);
        if (separator < text.Length && (text[separator] is '=' or ':' || (isQuoted && text[separator] == ',')))
        {
            at = Scan.While(text, separator, character => character is '=' or ':' or '>' or ',');
            return SecretValue.At(text, at, toLineEnd: text[separator] == ':');
        }
        // An option's value is the next word.
        return text[start] == '-' && separator > at && separator < text.Length && text[separator] is not ('-' or '\n')
            ? SecretValue.At(text, separator, toLineEnd: false)
            : null;
    }
}
