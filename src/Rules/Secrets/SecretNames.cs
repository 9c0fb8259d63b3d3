using System.Buffers;

namespace PyOps.Rules.Secrets;

/// <summary>Tells by a name (of a variable, a field, a header, an option) whether its value is secret.</summary>
public static class SecretNames
{
    // PGPASSWORD, DBPASS and authtoken are one word: its end counts.
    private static readonly string[] endings =
    [
        "password", "passwd", "passphrase", "passcode", "passwort", "secret", "token", "credential", "apikey", "secretkey", "accesskey",
        "privatekey", "authkey", "authorization", "dbpass", "userpass", "rootpass", "adminpass", "smtppass", "mailpass", "keypass",
        "storepass",
        "requirepass", "dbpwd", "sqlpwd", "userpwd",
    ];

    private static readonly HashSet<string> words = ["pwd", "cookie", "jwt", "bearer", "sig", "signature", "psk"];

    // Too common elsewhere: "auth: started" of a logger is hidden all the same, "auth.users: started" is not.
    private static readonly HashSet<string> lastWords = ["auth", "pass", "pat", "cred", "salt"];

    // A key is a secret's unless the word before it says what it is the key of.
    private static readonly HashSet<string> noSecretKeys =
    [
        "primary", "foreign", "cache", "partition", "sort", "public", "pub", "license", "licence", "map", "routing", "object", "row",
        "hash", "range",
        "group", "lookup", "natural", "unique", "index", "idempotency", "dedup", "deduplication", "message", "shard", "sharding", "dict",
        "json",
        "config", "context", "feature", "flag", "gpg", "pgp", "host", "known", "trusted", "composite", "surrogate", "order", "field",
        "column",
        "table", "item", "entity", "metric", "label", "tag", "bucket", "lock", "join", "candidate", "parent", "site", "hot", "dead",
        "arrow",
    ];

    // And it is only where nothing follows that is about the key.
    private static readonly HashSet<string> afterKey =
    [
        "base", "content", "value", "data", "text", "plaintext", "pem", "b", "base64", "primary", "secondary", "current", "old", "new",
        "next",
        "previous", "prod", "production", "dev", "test", "staging", "live", "sandbox", "v",
    ];

    // EOS_TOKEN and MAX_TOKENS are a language model's.
    private static readonly HashSet<string> noSecretTokens =
        ["eos", "bos", "pad", "unk", "cls", "sep", "mask", "stop", "max", "min", "num", "special"];

    // What is about a secret, and no secret; and the exceptions of Python, whose names end so.
    private static readonly HashSet<string> harmless =
    [
        "file", "path", "url", "uri", "name", "id", "header", "ttl", "length", "enabled", "error", "exception", "warning", "dir",
        "directory",
        "folder", "algorithm", "alg", "algo", "policy", "type", "version", "issuer", "audience", "aud", "domain", "samesite", "manager",
        "provider",
        "store", "string", "prefix", "suffix", "format", "pattern", "regex", "backend", "class", "engine", "driver", "method", "mode",
        "scope",
        "realm", "endpoint", "host", "hostname", "port", "server", "size", "count", "limit", "min", "max", "minimum", "maximum", "age",
        "expiry",
        "expiration", "expire", "expired", "lifetime", "timeout", "interval", "second", "minute", "hour", "day", "duration", "period",
        "leeway",
        "required", "disabled", "secure", "httponly", "allowed", "supported", "validation", "validator", "hasher", "rotation", "hint",
        "prompt", "label",
        "description", "title", "field", "column", "table", "claim", "kind", "region", "arn", "ref", "reference", "selector", "source",
        "location",
        "mount", "namespace", "template", "style", "level", "encoding", "charset", "separator", "delimiter", "strategy", "generator",
        "renewal",
        "encryption", "authentication", "helper", "plugin", "resolver", "service", "project", "profile", "only", "check", "support",
        "usage",
    ];

    // Some part of each word above: nearly all names have none, and are not cut into words.
    private static readonly SearchValues<string> parts = SearchValues.Create(
        ["pass", "secret", "token", "cred", "key", "auth", "pwd", "cookie", "jwt", "bearer", "sig", "psk", "pat", "salt"],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether values of this name are secret: DB_PASSWORD, apiKey, X-Auth-Token, PGPASSWORD. Names that end in what is only about a secret
    /// (FILE, URL, ID, TTL, ALGORITHM, POLICY and so on) are not.
    /// </summary>
    public static bool IsSecret(string name)
    {
        // The folders that a shell keeps there.
        if (!MayBeSecret(name) || name is "PWD" or "OLDPWD")
            return false;
        var found = false;
        var (before, last, key) = ("", "", "");
        foreach (var word in NameWords.Of(name))
        {
            if (key.Length > 0 && !afterKey.Contains(word))
                key = "";
            found |= IsSecretWord(word) && !(word is "token" && noSecretTokens.Contains(before));
            if (word is "key" && before.Length > 0 && !noSecretKeys.Contains(before))
                key = word;
            (before, last) = (word, word);
        }
        return (found || key.Length > 0 || lastWords.Contains(last)) && !harmless.Contains(last);
    }

    /// <summary>Whether a name has any part of a word by which it could be one: quicker, and false for nearly all.</summary>
    internal static bool MayBeSecret(ReadOnlySpan<char> name) => name.ContainsAny(parts);

    private static bool IsSecretWord(string word) =>
        words.Contains(word) || Array.Exists(endings, ending => word.EndsWith(ending, StringComparison.Ordinal));
}
