namespace PyOps.Rules.Secrets;

/// <summary>
/// Secrets that are told by their shape, whatever their name: private keys, AWS access key ids, JWTs and tokens of known issuers.
/// </summary>
public static class SecretShapes
{
    private const int AwsKeyLength = 20;
    private const int ShortestJwt = 30;
    private static readonly string[] awsPrefixes = ["AKIA", "ASIA", "ABIA", "ACCA"];

    /// <summary>Whether the value is or holds one of them.</summary>
    public static bool IsSecret(string value) => PrivateKeys.In(value).Any() || In(value).Any();

    internal static IEnumerable<Hidden> In(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var end = Scan.While(text, at, IsOfToken);
            if (end > at && IsToken(text.AsSpan(at, end - at).TrimEnd('.')))
                yield return new(at, end);
            at = Math.Max(end, at + 1);
        }
    }

    private static bool IsOfToken(char character) => char.IsAsciiLetterOrDigit(character) || character is '_' or '-' or '.';

    private static bool IsToken(ReadOnlySpan<char> word)
    {
        foreach (var known in KnownToken.All)
        {
            if (known.Matches(word))
                return true;
        }
        return IsJwt(word) || IsAwsKey(word);
    }

    // A JWT is base64 of {" and two dots more; a JWE has four.
    private static bool IsJwt(ReadOnlySpan<char> word) =>
        word.Length >= ShortestJwt && word.StartsWith("eyJ", StringComparison.Ordinal) && word.Count('.') is 2 or 4;

    private static bool IsAwsKey(ReadOnlySpan<char> word)
    {
        if (word.Length != AwsKeyLength || Array.IndexOf(awsPrefixes, word[..4].ToString()) < 0)
            return false;
        foreach (var character in word)
        {
            if (!char.IsAsciiLetterUpper(character) && !char.IsAsciiDigit(character))
                return false;
        }
        return true;
    }
}
