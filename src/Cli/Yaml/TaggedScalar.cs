using System.Text;

namespace PyOps.Cli.Yaml;

/// <summary>What a word of YAML with a tag, or in quotes, is to kubectl.</summary>
internal static class TaggedScalar
{
    /// <summary>The tag of a merge key.</summary>
    public const string Merge = Core + "merge";

    private const string Core = "tag:yaml.org,2002:";

    /// <summary>The value that a word stands for, with its tag and quotes.</summary>
    /// <param name="tag">The tag in full; null without one.</param>
    /// <param name="isPlain">Whether it is without quotes.</param>
    /// <param name="text">The word.</param>
    /// <returns>Null when it is not what its tag says.</returns>
    public static PlainValue? Read(string? tag, bool isPlain, string text) => tag switch
    {
        null => isPlain ? PlainScalar.Read(text) : PlainValue.OfText(text),
        Core + "null" => OfKind(text, PlainKind.Null),
        Core + "bool" => OfKind(text, PlainKind.Flag),
        Core + "int" => OfKind(text, PlainKind.Integer, PlainKind.LargeInteger),
        Core + "float" => OfKind(text, PlainKind.Fraction, PlainKind.Integer) is { } number ? Fraction(number) : null,
        Core + "timestamp" => Timestamp.Is(text) ? PlainValue.OfText(text) : null,
        Core + "binary" => Decoded(text) is { } decoded ? PlainValue.OfText(decoded) : null,
        _ => PlainValue.OfText(text),
    };

    /// <summary>A tag as people write it.</summary>
    public static string Short(string tag) => tag.StartsWith(Core, StringComparison.Ordinal) ? "!!" + tag[Core.Length..] : tag;

    private static PlainValue? OfKind(string text, params ReadOnlySpan<PlainKind> kinds) =>
        PlainScalar.Read(text) is var value && kinds.Contains(value.Kind) ? value : null;

    private static PlainValue Fraction(PlainValue number) => number.Kind == PlainKind.Integer
        ? PlainValue.Of(double.Parse(number.Text, System.Globalization.CultureInfo.InvariantCulture))
        : number;

    private static string? Decoded(string text)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(text));
        }
        catch (FormatException)
        {
            return null; // said by the caller
        }
    }
}
