using System.Buffers;

namespace PyOps.Rules.Secrets;

/// <summary>Finds secrets in texts whose own name tells nothing: URLs, connection strings, words of a command.</summary>
internal static class WrittenSecrets
{
    // No key or token that is known by its shape is shorter than an AWS key id.
    private const int ShortestShape = 20;

    private static readonly SearchValues<char> ofObjects = SearchValues.Create("abcdefghijklmnopqrstuvwxyz-");

    /// <summary>What of the text is a secret, in words that follow its name and do not show it; null when nothing is.</summary>
    public static string? Problem(string text)
    {
        // A URL has a colon, or the per cent sign of an escaped one.
        if (text.AsSpan().ContainsAny('=', ':', '%'))
        {
            if (UrlPasswords.In(text))
                return "has a password or token in a URL";
            if (NamedPairs.First(text) is { } name)
                return $"has a value under the name {(name.Length > 40 ? name[..40] : name)}";
        }
        if (text.Length >= ShortestShape && SecretShapes.IsSecret(text))
            return "has a value with the shape of a key or token";
        return text.Contains(' ') && HasCredentials(text) ? "has the credentials of an HTTP header" : null;
    }

    // Apart, so that a text without a blank costs no closure.
    private static bool HasCredentials(string text) =>
        AuthorizationSchemes.In(text).Any(part => !References.IsIn(text.AsSpan(part.Start, part.End - part.Start)));

    /// <summary>
    /// Whether a word is an option that says which Secret to read: <c>--tls-secret=shop-tls</c>. An object's name is words of letters with
    /// hyphens between; a client's secret is no object.
    /// </summary>
    public static bool NamesAnObject(string word)
    {
        var at = word.IndexOf('=');
        if (at < 0 || !word.StartsWith("--", StringComparison.Ordinal))
            return false;
        var (option, value) = (word[..at], word[(at + 1)..]);
        return option.EndsWith("-secret", StringComparison.Ordinal) && !option.EndsWith("-client-secret", StringComparison.Ordinal)
            && value.Contains('-') && !value.AsSpan().ContainsAnyExcept(ofObjects);
    }

    /// <summary>Whether a word is an option with a secret's name, whose value is the next word: <c>--db-password</c>.</summary>
    public static bool IsOption(string word) => word is ['-', '-', ..] && !word.Contains('=') && SecretNames.IsSecret(word);
}
