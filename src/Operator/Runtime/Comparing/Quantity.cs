using System.Buffers;
using System.Globalization;

namespace PyOps.Operator.Runtime.Comparing;

/// <summary>Reads Kubernetes quantities such as 500m, 0.5, 1Gi, 1024Mi and 1e3.</summary>
internal static class Quantity
{
    private static readonly SearchValues<char> numeric = SearchValues.Create("+-.0123456789");

    private static readonly Dictionary<string, decimal> factors = new(StringComparer.Ordinal)
    {
        ["n"] = 1e-9m,
        ["u"] = 1e-6m,
        ["m"] = 1e-3m,
        [""] = 1m,
        ["k"] = 1e3m,
        ["M"] = 1e6m,
        ["G"] = 1e9m,
        ["T"] = 1e12m,
        ["P"] = 1e15m,
        ["E"] = 1e18m,
        ["Ki"] = 1L << 10,
        ["Mi"] = 1L << 20,
        ["Gi"] = 1L << 30,
        ["Ti"] = 1L << 40,
        ["Pi"] = 1L << 50,
        ["Ei"] = 1L << 60,
    };

    /// <summary>The amount in the base unit. False for what is no quantity, and for amounts beyond 2^63, which Kubernetes caps.</summary>
    public static bool TryParse(string text, out decimal amount)
    {
        amount = 0;
        var digits = text.AsSpan().IndexOfAnyExcept(numeric);
        var number = digits < 0 ? text : text[..digits];
        var suffix = digits < 0 ? "" : text[digits..];
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (!decimal.TryParse(number, Style, CultureInfo.InvariantCulture, out var value))
            return false;
        if (!factors.TryGetValue(suffix, out var factor) && !TryExponent(suffix, out factor))
            return false;
        if (value != 0 && Math.Abs(value) > long.MaxValue / factor)
            return false;
        amount = value * factor;
        return true;
    }

    private static bool TryExponent(string suffix, out decimal factor)
    {
        factor = 1;
        if (suffix is not ['e' or 'E', .. var digits])
            return false;
        if (!int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent)
            || exponent is < -9 or > 18)
            return false;
        factor = (decimal)Math.Pow(10, exponent);
        return true;
    }
}
