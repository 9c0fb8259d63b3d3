using System.Buffers;

namespace PyOps.Rules.Secrets;

/// <summary>
/// User and password before a host with nothing in front of them, as Oracle writes them: <c>scott/tiger@db:1521/shop</c>.
/// </summary>
internal static class ConnectCredentials
{
    private static readonly SearchValues<char> ends = SearchValues.Create(" \t\r\n\"'`<>()[]{}=,;");

    public static IEnumerable<Hidden> In(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var length = text.AsSpan(at).IndexOfAny(ends) is >= 0 and var end ? end : text.Length - at;
            if (Secret(text.AsSpan(at, length)) is var secret and > 0)
                yield return new(at, at + secret);
            at += length + 1;
        }
    }

    // One slash before the last @: a path has several, and begins with one.
    private static int Secret(ReadOnlySpan<char> word)
    {
        var at = word.LastIndexOf('@');
        var slash = word.IndexOf('/');
        return slash > 0 && slash + 1 < at && at + 1 < word.Length && !word[..slash].Contains(':')
            && !word[(slash + 1)..at].Contains('/') && !word[..at].SequenceEqual(Redactor.Mask) && !IsVersion(word[(at + 1)..])
            ? at
            : 0;
    }

    // Of an image, or of a package: shop@sha256:0123, types/node@18.0.1. An address has four numbers.
    private static bool IsVersion(ReadOnlySpan<char> text)
    {
        if (text.StartsWith("sha", StringComparison.Ordinal) && text.Contains(':'))
            return true;
        var number = text is ['v', ..] ? text[1..] : text;
        return number is [>= '0' and <= '9', ..] && number.Count('.') < 3 && !number.Contains(':') && !number.Contains('/');
    }
}
