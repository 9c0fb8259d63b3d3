using System.Buffers;

namespace PyOps.Rules;

/// <summary>Tells by a name (of a variable, a field, a header, an option) whether its value is secret.</summary>
public static class SecretNames
{
    // PGPASSWORD and authtoken are one word: its end counts.
    private static readonly string[] endings =
    [
        "password", "passwd", "passphrase", "passcode", "secret", "token", "credential", "apikey", "secretkey", "accesskey", "privatekey",
        "authorization",
    ];

    private static readonly HashSet<string> words = ["pwd", "cookie", "jwt", "bearer", "sig", "signature"];

    // Too common elsewhere: "auth: started" of a logger is hidden all the same, "auth.users: started" is not.
    private static readonly HashSet<string> lastWords = ["auth", "pass"];

    // PRIMARY_KEY and CACHE_KEY are no secrets: a key is one by the word before it.
    private static readonly HashSet<string> kindsOfKey =
    [
        "access", "account", "aes", "api", "auth", "client", "decryption", "deploy", "encryption", "fernet", "hmac", "jwt", "master", "private",
        "rsa", "secret", "service", "session", "shared", "signing", "ssh", "storage", "stripe", "webhook",
    ];

    // What is about a secret, and no secret; and the exceptions of Python, whose names end so.
    private static readonly HashSet<string> harmless =
        ["file", "path", "url", "name", "id", "header", "ttl", "length", "enabled", "error", "exception", "warning"];

    // Some part of each word above: nearly all names have none, and are not cut into words.
    private static readonly SearchValues<string> parts = SearchValues.Create(
        ["pass", "secret", "token", "credential", "key", "auth", "pwd", "cookie", "jwt", "bearer", "sig"], StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether values of this name are secret: DB_PASSWORD, apiKey, X-Auth-Token, PGPASSWORD. Names that end in FILE, PATH, URL, NAME, ID,
    /// HEADER, TTL, LENGTH or ENABLED are not.
    /// </summary>
    public static bool IsSecret(string name)
    {
        if (!name.AsSpan().ContainsAny(parts))
            return false;
        var before = "";
        var found = false;
        var last = "";
        foreach (var word in NameWords.Of(name))
        {
            found |= IsSecretWord(word) || (word is "key" && kindsOfKey.Contains(before));
            (before, last) = (word, word);
        }
        return (found || lastWords.Contains(last)) && !harmless.Contains(last);
    }

    private static bool IsSecretWord(string word) =>
        words.Contains(word) || Array.Exists(endings, ending => word.EndsWith(ending, StringComparison.Ordinal));
}
