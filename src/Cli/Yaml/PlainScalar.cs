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

    /// <summary>The JSON of a number, a flag or null; null for a text.</summary>
    /// <param name="text">The word.</param>
    public static string? Json(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => "null",
        "true" or "True" or "TRUE" or "y" or "Y" or "yes" or "Yes" or "YES" or "on" or "On" or "ON" => "true",
        "false" or "False" or "FALSE" or "n" or "N" or "no" or "No" or "NO" or "off" or "Off" or "OFF" => "false",
        [>= '0' and <= '9' or '+' or '-' or '.', ..] when text.Length <= LongestNumber => Number(text.Replace("_", "", StringComparison.Ordinal)),
        _ => null,
    };

    /// <summary>Whether it is a number that JSON cannot write: infinite, or none.</summary>
    public static bool IsBeyondJson(string text) => text is
        ".nan" or ".NaN" or ".NAN" or ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF" or "-.inf" or "-.Inf" or "-.INF";

    private static string? Number(string text)
    {
        if (Integer(text) is { } whole)
            return whole.ToString(CultureInfo.InvariantCulture);
        return Fractional().IsMatch(text)
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number.ToString("R", CultureInfo.InvariantCulture)
            : null;
    }

    private static BigInteger? Integer(string text)
    {
        var digits = text is ['+' or '-', ..] ? text[1..] : text;
        var value = digits switch
        {
            ['0', 'x' or 'X', .. var hex] => Digits(hex, 16),
            ['0', 'b' or 'B', .. var binary] => Digits(binary, 2),
            ['0', 'o' or 'O', .. var octal] => Digits(octal, 8),
            ['0', _, ..] => Digits(digits[1..], 8),
            _ => Digits(digits, 10),
        };
        return text is ['-', ..] ? -value : value;
    }

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

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fractional();
}
