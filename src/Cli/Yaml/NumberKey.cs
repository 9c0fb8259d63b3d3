using System.Globalization;

namespace PyOps.Cli.Yaml;

/// <summary>What a fraction is called as a key: kubectl rounds it to 32 bits and writes it as Go's %g does.</summary>
internal static class NumberKey
{
    private const int LeastExponent = -4;
    private const int MostExponent = 5;
    private const int MostDigits = 9;

    /// <summary>The key.</summary>
    public static string Of(double number)
    {
        if (double.IsNaN(number))
            return ".nan";
        var rounded = (float)number;
        if (float.IsInfinity(rounded))
            return rounded > 0 ? ".inf" : "-.inf";
        var parts = Shortest(rounded).Split('E');
        var (sign, digits) = (parts[0].StartsWith('-') ? "-" : "", parts[0].TrimStart('-').Replace(".", "", StringComparison.Ordinal));
        var exponent = int.Parse(parts[1], CultureInfo.InvariantCulture);
        return sign + (exponent is < LeastExponent or > MostExponent ? Scientific(digits, exponent) : Fixed(digits, exponent));
    }

    // The fewest digits that give the number again.
    private static string Shortest(float number) => Enumerable.Range(0, MostDigits)
        .Select(precision => number.ToString($"E{precision}", CultureInfo.InvariantCulture))
        .First(text => float.Parse(text, CultureInfo.InvariantCulture).Equals(number));

    private static string Scientific(string digits, int exponent) =>
        $"{digits[0]}{(digits.Length > 1 ? "." + digits[1..] : "")}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}";

    private static string Fixed(string digits, int exponent) => exponent < 0
        ? "0." + new string('0', -exponent - 1) + digits
        : digits.Length <= exponent + 1
            ? digits.PadRight(exponent + 1, '0')
            : digits[..(exponent + 1)] + "." + digits[(exponent + 1)..];
}
