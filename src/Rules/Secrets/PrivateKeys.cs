namespace PyOps.Rules.Secrets;

/// <summary>PEM blocks of private keys, also those whose begin or end was cut off.</summary>
internal static class PrivateKeys
{
    private const string Dashes = "-----";
    private const string Kind = "PRIVATE KEY";

    public static IEnumerable<Hidden> In(string text)
    {
        int? open = null;
        var shown = 0;
        foreach (var (isBegin, marker) in Markers(text))
        {
            if (isBegin)
            {
                open ??= marker.Start;
                continue;
            }
            // An end without a begin: what precedes it is the key.
            yield return new(open ?? shown, marker.End);
            (open, shown) = (null, marker.End);
        }
        if (open is { } start)
            yield return new(start, text.Length);
    }

    private static bool IsOfLabel(char character) =>
        char.IsAsciiLetterUpper(character) || char.IsAsciiDigit(character) || character == ' ';

    // "-----BEGIN RSA PRIVATE KEY-----", perhaps cut. Line ends may be written as \n: lines are no help.
    private static IEnumerable<(bool IsBegin, Hidden Marker)> Markers(string text)
    {
        for (var at = 0; (at = text.IndexOf(Dashes, at, StringComparison.Ordinal)) >= 0; at++)
        {
            var word = at + Dashes.Length;
            var end = Scan.While(text, word, IsOfLabel);
            var label = text[word..end];
            var isBegin = label.StartsWith("BEGIN ", StringComparison.Ordinal);
            if ((isBegin || label.StartsWith("END ", StringComparison.Ordinal)) && label.Contains(Kind, StringComparison.Ordinal))
                yield return (isBegin, new(at, Scan.While(text, end, character => character == '-')));
        }
    }
}
