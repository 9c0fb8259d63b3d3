namespace PyOps.Rules.Secrets;

/// <summary>Credentials that follow the name of an HTTP scheme, wherever that is: <c>Bearer x</c>, <c>Basic x</c>.</summary>
internal static class AuthorizationSchemes
{
    private const int ShortestCredential = 8;
    // What people write after Bearer.
    private static readonly HashSet<string> words = new(StringComparer.OrdinalIgnoreCase)
    {
        "token", "tokens", "auth", "authentication", "authorization", "scheme", "header", "headers", "realm", "credential", "credentials",
        "prefix", "format", "error", "is", "was", "not", "and", "or", "in", "required", "missing", "expected", "invalid",
    };

    private static readonly string[] schemes = ["Bearer", "Basic", "Token", "Digest", "ApiKey", "Negotiate"];

    public static bool Is(ReadOnlySpan<char> word)
    {
        foreach (var scheme in schemes)
        {
            if (word.Equals(scheme, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }

    public static IEnumerable<Hidden> In(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var end = Scan.While(text, at, char.IsAsciiLetter);
            var start = Scan.While(text, end, Scan.IsBlank);
            if (start > end && end > at && Is(text.AsSpan(at, end - at)))
            {
                var stop = Scan.While(text, start, IsOfCredential);
                if (LooksRandom(text.AsSpan(start, stop - start)) || IsShort(text, at, end, start, stop))
                    yield return new(start, stop);
            }
            at = Math.Max(end, at + 1);
        }
    }

    private static bool IsOfCredential(char character) =>
        char.IsAsciiLetterOrDigit(character) || character is '-' or '.' or '_' or '~' or '+' or '/' or '=';

    // Of Bearer alone: whatever is no word, and what ends there, as no sentence goes on behind it.
    private static bool IsShort(string text, int at, int end, int start, int stop)
    {
        if (!text.AsSpan(at, end - at).Equals("Bearer", StringComparison.OrdinalIgnoreCase) || stop == start)
            return false;
        var word = text.AsSpan(start, stop - start).TrimEnd(".=");
        return word.ContainsAnyInRange('0', '9')
            || ((stop == text.Length || text[stop] is not (' ' or '\t' or ':' or ';'))
                && word.Length > 0 && !words.Contains(word.ToString()));
    }

    // "Basic authentication failed" and "Bearer Token is missing" are words.
    private static bool LooksRandom(ReadOnlySpan<char> word)
    {
        if (word.Length < ShortestCredential)
            return false;
        foreach (var character in word[1..])
        {
            if (char.IsAsciiLetterUpper(character) || char.IsAsciiDigit(character) || character is '+' or '/' or '=')
                return true;
        }
        return false;
    }
}
