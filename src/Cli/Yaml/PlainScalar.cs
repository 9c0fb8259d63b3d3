using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace PyOps.Cli.Yaml;

/// <summary>
/// What an unquoted word of YAML is to kubectl, whose reader keeps to YAML 1.1 where that differs: yes and off are flags, 0644 is octal.
/// </summary>
internal static partial class PlainScalar
{
    private const int LongestNumber = 400;

    /// <summary>The value that a word without quotes and tag stands for.</summary>
    /// <param name="text">The word.</param>
    public static PlainValue Read(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => PlainValue.Null,
        "true" or "True" or "TRUE" or "y" or "Y" or "yes" or "Yes" or "YES" or "on" or "On" or "ON" => PlainValue.Of(true),
        "false" or "False" or "FALSE" or "n" or "N" or "no" or "No" or "NO" or "off" or "Off" or "OFF" => PlainValue.Of(false),
        ".nan" or ".NaN" or ".NAN" => PlainValue.Of(double.NaN),
        ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF" => PlainValue.Of(double.PositiveInfinity),
        "-.inf" or "-.Inf" or "-.INF" => PlainValue.Of(double.NegativeInfinity),
        [>= '0' and <= '9' or '+' or '-' or '.', ..] when text.Length <= LongestNumber =>
            Number(text.Replace("_", "", StringComparison.Ordinal)) ?? PlainValue.OfText(text),
        _ => PlainValue.OfText(text),
    };

    // Whole numbers that 64 bits do not hold are fractions, if they are written in tens.
    private static PlainValue? Number(string text)
    {
        var isSigned = text is ['+' or '-', ..];
        if (Magnitude(isSigned ? text[1..] : text) is { } magnitude)
        {
            var number = text is ['-', ..] ? -magnitude : magnitude;
            if (number >= long.MinValue && number <= long.MaxValue)
                return PlainValue.Of((long)number);
            if (!isSigned && number <= ulong.MaxValue)
                return PlainValue.Of((ulong)number);
        }
        return Fraction(text);
    }

    private static PlainValue? Fraction(string text) =>
        Fractional().IsMatch(text)
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? PlainValue.Of(number)
            : null;

    private static BigInteger? Magnitude(string digits) => digits switch
    {
        ['0', 'x' or 'X', .. var hex] => Digits(hex, 16),
        ['0', 'b' or 'B', .. var binary] => Digits(binary, 2),
        ['0', 'o' or 'O', .. var octal] => Digits(octal, 8),
        ['0', _, ..] => Digits(digits[1..], 8),
        _ => Digits(digits, 10),
    };

    private static BigInteger? Digits(string text, int radix)
    {
        if (text.Length == 0)
            return null;
        var value = BigInteger.Zero;
        foreach (var character in text)
        {
            if (!char.IsAsciiHexDigit(character) || Convert.ToInt32(character.ToString(), 16) is var digit && digit >= radix)
                return null;
            value = (value * radix) + digit;
        }
        return value;
    }

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fractional();
}
