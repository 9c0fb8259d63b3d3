namespace PyOps.Cli.Yaml;

/// <summary>Tells the characters that YAML does not allow in a file, not even in quotes.</summary>
internal static class Characters
{
    /// <summary>Where the first is; -1 when there is none.</summary>
    public static int Refused(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!IsAllowed(text[at]))
                return at;
        }
        return -1;
    }

    // Halves of pairs are allowed: whoever decoded the bytes has put them in pairs.
    private static bool IsAllowed(char character) => character switch
    {
        '\t' or '\n' or '\r' or '\u0085' => true,
        < ' ' or '\u007F' => false,
        < '\u00A0' and > '\u007F' => false,
        '\uFFFE' or '\uFFFF' => false,
        _ => true,
    };
}
