using System.Buffers;

namespace PyOps.Rules.Secrets;

/// <summary>Tells whether a value that stands under a secret's name is that secret, and not a word about it.</summary>
internal static class ToldValue
{
    private const int FewestDigits = 8;

    // A folder's name is no longer without a blank or a dot in it.
    private const int LongestRandom = 32;

    private static readonly HashSet<string> nothing = new(StringComparer.OrdinalIgnoreCase)
    {
        "true", "false", "yes", "no", "on", "off", "none", "null", "nil", "undefined", "enabled", "disabled", "required", "optional",
        "auto", "default",
    };

    private static readonly SearchValues<char> ofPaths =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-./~@+:$(){}*");

    /// <summary>Whether it is told. References to known variables must have been replaced.</summary>
    public static bool Is(string value)
    {
        var text = value.Trim();
        if (text.Length == 0 || nothing.Contains(text))
            return false;
        if (text.Length < FewestDigits && !text.AsSpan().ContainsAnyExceptInRange('0', '9'))
            return false;
        if (UrlPasswords.In(text))
            return true;
        if (IsPath(text) || text.Contains("://", StringComparison.Ordinal) || References.IsPlace(text))
            return false;
        return !References.IsIn(text) || References.LeaveSecret(text);
    }

    // /run/secrets/db, ~/.ssh/id_rsa, ./key.pem, C:\keys; but not a key that begins with a slash by chance.
    private static bool IsPath(string text)
    {
        if (text is [_, ':', '\\', ..])
            return true;
        if (text is not (['/', ..] or ['~', '/', ..] or ['.', '/', ..] or ['.', '.', '/', ..]) || text.AsSpan().ContainsAnyExcept(ofPaths))
            return false;
        return text.Split('/').All(part =>
            part.Length < LongestRandom || part.AsSpan().ContainsAny('-', '_', '.') || !RandomTokens.In(part).Any());
    }
}
