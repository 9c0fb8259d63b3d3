namespace PyOps.Rules.Secrets;

/// <summary>
/// Tells what stands for a value that comes from elsewhere: $(X) of Kubernetes, $X and ${X} of shells, placeholders of templates.
/// </summary>
internal static class References
{
    private const int ShortestSecret = 4;
    private static readonly char[] separators = [' ', '\t', '\r', '\n', ':', ';', ',', '=', '@', '/', '&', '?', '"', '\'', '|'];

    // Where secrets are kept, not what they are.
    private static readonly string[] places =
    [
        "arn:", "vault:", "projects/", "@Microsoft.KeyVault(", "ssm:", "secretsmanager:", "secretref:", "keyvault:", "gcp:", "azure:",
        "env:", "file:",
    ];

    /// <summary>Whether a text has one in it.</summary>
    public static bool IsIn(ReadOnlySpan<char> text)
    {
        for (var at = 0; at + 1 < text.Length; at++)
        {
            var next = text[at + 1];
            if (text[at] == '$' && (next is '(' or '{' or '_' || char.IsAsciiLetter(next)))
                return true;
            if (text[at] == '%' && next is '(' or '{')
                return true;
            if (text[at] == '{' && (next == '{' || text[at..].Contains('}')))
                return true;
        }
        return text is "%s" or ['<', .., '>'] or "***" or "****";
    }

    /// <summary>Whether a text says where its reader finds the secret.</summary>
    public static bool IsPlace(string text) => Array.Exists(places, place => text.StartsWith(place, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a text with references has something beside them that looks like a secret.</summary>
    public static bool LeaveSecret(string text)
    {
        // A part with a reference is known but for that; words such as Bearer and a user's name tell nothing.
        foreach (var part in Parts(text))
        {
            if (part.Length >= ShortestSecret && !IsIn(part) && part.AsSpan().ContainsAnyInRange('0', '9'))
                return true;
        }
        return false;
    }

    // Separators inside of $(...) and ${...} separate nothing.
    private static IEnumerable<string> Parts(string text)
    {
        var start = 0;
        var closer = '\0';
        for (var at = 0; at < text.Length; at++)
        {
            if (closer != '\0')
            {
                closer = text[at] == closer ? '\0' : closer;
            }
            else if (text[at] is '(' or '{' && at > 0)
            {
                closer = text[at] == '(' ? ')' : '}';
            }
            else if (Array.IndexOf(separators, text[at]) >= 0)
            {
                yield return text[start..at];
                start = at + 1;
            }
        }
        yield return text[start..];
    }
}
