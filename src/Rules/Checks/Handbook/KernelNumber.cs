using System.Globalization;

namespace PyOps.Rules.Checks.Handbook;

/// <summary>
/// Reads a number as the kernel takes it from /proc/sys: the first word, with 0x before hexadecimal and 0 before octal digits.
/// </summary>
internal static class KernelNumber
{
    /// <summary>The number, at most that of an int; null when the kernel takes none.</summary>
    public static int? Of(string text)
    {
        var word = text.AsSpan().TrimStart(" \t\n");
        if (word.IndexOfAny(" \t\n") is >= 0 and var end)
            word = word[..end];
        if (word is "-0")
            return 0;
        if (word is ['0', 'x' or 'X', _, ..])
            return int.TryParse(word[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) ? number : null;
        return word is ['0', _, ..] ? Octal(word[1..])
            : int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var plain) ? plain
            : null;
    }

    private static int? Octal(ReadOnlySpan<char> digits)
    {
        long number = 0;
        foreach (var digit in digits)
        {
            number = (number * 8) + digit - '0';
            if (digit is < '0' or > '7' || number > int.MaxValue)
                return null;
        }
        return (int)number;
    }
}
