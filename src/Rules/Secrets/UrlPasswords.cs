namespace PyOps.Rules.Secrets;

/// <summary>Finds a password, or a token in place of the user, that is written into a URL.</summary>
internal static class UrlPasswords
{
    private const string Scheme = "://";
    private const string EscapedScheme = "%3A%2F%2F";
    private const int ShortestToken = 16;

    /// <summary>Whether there is one; a reference to a variable is none.</summary>
    public static bool In(string text)
    {
        if (text.Contains('%') && text.Contains(EscapedScheme, StringComparison.OrdinalIgnoreCase))
            text = Uri.UnescapeDataString(text);
        return text.Contains(Scheme, StringComparison.Ordinal) && IsTold(text);
    }

    private static bool IsTold(string text) => UrlCredentials.In(text).Any(part => IsTold(text, part));

    private static bool IsTold(string text, Hidden part)
    {
        var credentials = text[part.Start..part.End];
        if (part.End >= text.Length || text[part.End] != '@')
            return true; // a path that is a secret
        var colon = credentials.IndexOf(':');
        if (colon < 0 && credentials.Contains("%3A", StringComparison.OrdinalIgnoreCase))
            (credentials, colon) = (Uri.UnescapeDataString(credentials), Uri.UnescapeDataString(credentials).IndexOf(':'));
        if (colon >= 0)
            return colon + 1 < credentials.Length && !References.IsIn(credentials.AsSpan(colon + 1));
        return IsToken(credentials) && !IsReporting(text[part.End..]);
    }

    // A user's name is no secret.
    private static bool IsToken(string user) =>
        user.Length >= ShortestToken && !References.IsIn(user) && user.AsSpan().ContainsAnyInRange('0', '9')
        && (SecretShapes.IsSecret(user) || !user.AsSpan().ContainsAny('.', '%') && user.AsSpan().ContainsAnyInRange('a', 'z'));

    // The key in the address of an error reporter is public: https://docs.sentry.io/concepts/key-terms/dsn-explainer
    private static bool IsReporting(string rest) => rest.Contains("sentry", StringComparison.OrdinalIgnoreCase);
}
