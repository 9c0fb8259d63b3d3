namespace PyOps.Rules.Secrets;

/// <summary>
/// Long words of mixed letters and digits, such as an AWS secret key or base64. Digests, commits and trace ids are hexadecimal in lower
/// case, and stay.
/// </summary>
internal static class RandomTokens
{
    private const int Shortest = 32;
    private const int FewestOfEach = 2;

    public static IEnumerable<Hidden> In(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var end = Scan.While(text, at, IsOfToken);
            if (end - at >= Shortest && LooksRandom(text.AsSpan(at, end - at)))
                yield return new(at, end);
            at = Math.Max(end, at + 1);
        }
    }

    private static bool IsOfToken(char character) => char.IsAsciiLetterOrDigit(character) || character is '+' or '/' or '=' or '_' or '-';

    private static bool LooksRandom(ReadOnlySpan<char> word)
    {
        var (upper, lower, digits) = (0, 0, 0);
        foreach (var character in word)
        {
            upper += char.IsAsciiLetterUpper(character) ? 1 : 0;
            lower += char.IsAsciiLetterLower(character) ? 1 : 0;
            digits += char.IsAsciiDigit(character) ? 1 : 0;
        }
        return upper >= FewestOfEach && lower >= FewestOfEach && digits >= FewestOfEach;
    }
}
