using System.Globalization;

namespace PyOps.Cli.Yaml;

/// <summary>A scalar as kubectl understands it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The text itself, or the JSON of the others.</param>
/// <param name="Key">What it is called as a key of an object; null for what can be none.</param>
internal sealed record PlainValue(PlainKind Kind, string Text, string? Key)
{
    public static readonly PlainValue Null = new(PlainKind.Null, "null", null);

    /// <summary>Whether JSON can write it.</summary>
    public bool IsFinite { get; private init; } = true;

    public static PlainValue OfText(string text) => new(PlainKind.Text, text, text);

    public static PlainValue Of(bool flag) => flag ? new(PlainKind.Flag, "true", "true") : new(PlainKind.Flag, "false", "false");

    public static PlainValue Of(long number)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        return new(PlainKind.Integer, text, text);
    }

    public static PlainValue Of(ulong number) => new(PlainKind.LargeInteger, number.ToString(CultureInfo.InvariantCulture), null);

    public static PlainValue Of(double number) =>
        new(PlainKind.Fraction, number.ToString("R", CultureInfo.InvariantCulture), NumberKey.Of(number))
        {
            IsFinite = double.IsFinite(number),
        };
}
