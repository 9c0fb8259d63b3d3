namespace PyOps.Cli.Yaml;

/// <summary>Looks at a double-quoted text as it is written, for what the library reads and kubectl does not.</summary>
internal static class QuotedText
{
    /// <summary>What is wrong with its first escape that kubectl refuses, and where; null when none is.</summary>
    /// <param name="written">The text with its quotes.</param>
    public static (int Index, string Problem)? Refusal(ReadOnlySpan<char> written)
    {
        for (var at = 0; at + 1 < written.Length; at++)
        {
            if (written[at] != '\\')
                continue;
            if (written[at + 1] == '/')
                return (at, "\\/ is no escape of YAML: write / alone");
            if (written[at + 1] == 'u' && IsSurrogate(written[(at + 2)..]))
                return (at, "a character beyond four digits is written as \\U and eight digits, not as two escapes");
            at++;
        }
        return null;
    }

    private static bool IsSurrogate(ReadOnlySpan<char> digits) =>
        digits is ['d' or 'D', '8' or '9' or (>= 'a' and <= 'f') or (>= 'A' and <= 'F'), ..];
}
