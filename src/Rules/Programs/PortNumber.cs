using System.Text;

namespace PyOps.Rules.Programs;

/// <summary>Reads a port as programs do, who are more generous than Kubernetes.</summary>
internal static class PortNumber
{
    // More digits are no port, whatever they are.
    private const int Most = 99_999_999;

    /// <summary>
    /// The number; null when the text is none. Blanks around it, a plus sign, leading zeros, underscores between digits, the digits of any
    /// script and what begins with 0x, 0o or 0b are no obstacle to Python.
    /// </summary>
    public static int? Of(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text is ['+', ..])
            text = text[1..];
        var numeric = Base(text);
        if (numeric != 10)
            text = text[2..];
        if (text is [] or ['_', ..] or [.., '_'] || text.Contains("__", StringComparison.Ordinal))
            return null;
        var number = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == '_')
                continue;
            if (Digit(rune) is not { } digit || digit >= numeric || number > (Most - digit) / numeric)
                return null;
            number = (number * numeric) + digit;
        }
        return number;
    }

    private static int Base(ReadOnlySpan<char> text) => text switch
    {
        ['0', 'x' or 'X', ..] => 16,
        ['0', 'o' or 'O', ..] => 8,
        ['0', 'b' or 'B', ..] => 2,
        _ => 10,
    };

    private static int? Digit(Rune rune) =>
        Rune.IsDigit(rune) ? (int)Rune.GetNumericValue(rune)
        : rune.Value is >= 'a' and <= 'f' ? rune.Value - 'a' + 10
        : rune.Value is >= 'A' and <= 'F' ? rune.Value - 'A' + 10
        : null;
}
