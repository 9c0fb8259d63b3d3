using System.Globalization;

namespace PyOps.Cli.Tests.Yaml.Differential;

/// <summary>Writes trees of maps, lists and words in the styles that people and programs write them in, most of them valid.</summary>
/// <param name="random">Where choices come from.</param>
internal sealed class TreeGenerator(Random random)
{
    private const int MaxDepth = 4;

    private static readonly string[] Plain =
    [
        "a", "shop", "yes", "no", "on", "~", "null", "true", "0644", "0o17", "0x1F", "1_000",
        "1e3", ".5", "-1", "08", "2001-01-01", "12:30", "1.10", "100m", "1Gi", "a b  c",
        "http://x.y/z", "a#b", "a # c", "-x", "$(A)", "é", "=", "<<", "9223372036854775808", ".inf", "x: y", "[",
        "a, b", "- a", "!t b", "!!str 1", "!!int \"2\"", "!!float 1", "&p v",
    ];

    private static readonly string[] Lines =
    [
        "one", "  two", "", " ", "   three", "# four", "- five",
        "six: 6", "\tseven", "eight ", "---x", "'", "\"", "{{ nine }}",
    ];

    private int anchors;

    /// <summary>Some fields, each on lines of its own.</summary>
    /// <param name="indent">Blanks before them.</param>
    /// <param name="depth">How deep they are.</param>
    public string Fields(int indent, int depth) => string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(number =>
        $"{Blanks(indent)}{Key(depth, number)}:{Value(indent, depth)}{Comment(indent)}"));

    private string Key(int depth, int number) => random.Next(20) switch
    {
        0 => string.Create(CultureInfo.InvariantCulture, $"\"k{depth}{number}\""),
        1 => string.Create(CultureInfo.InvariantCulture, $"'k {number}'"),
        2 => string.Create(CultureInfo.InvariantCulture, $"{number}"),
        3 => "k",
        4 => string.Create(CultureInfo.InvariantCulture, $"k{depth}{number} "),
        _ => string.Create(CultureInfo.InvariantCulture, $"k{depth}{number}"),
    };

    // With what ends its line.
    private string Value(int indent, int depth) => random.Next(depth < MaxDepth ? 11 : 7) switch
    {
        0 or 1 => $" {Plain[random.Next(Plain.Length)]}\n",
        2 => $" {Quoted(indent)}\n",
        3 => $" {Block(indent)}",
        4 => $" {Flow(indent, 0)}\n",
        5 when anchors > 0 => string.Create(CultureInfo.InvariantCulture, $" *a{random.Next(anchors) + 1}\n"),
        5 or 6 => random.Next(3) == 0 ? "\n" : $" word\n{Blanks(indent + 1)}goes on\n",
        7 when anchors > 0 => string.Create(CultureInfo.InvariantCulture, $"\n{Merged(indent + 2, depth)}"),
        7 or 8 => $"{Anchor()}\n{Fields(indent + random.Next(1, 4), depth + 1)}",
        _ => $"{Anchor()}\n{Items(indent + (random.Next(2) * 2), depth + 1)}",
    };

    private string Anchor() => random.Next(3) == 0 ? string.Create(CultureInfo.InvariantCulture, $" &a{++anchors}") : "";

    private string Merged(int indent, int depth)
    {
        var which = random.Next(3) == 0
            ? string.Create(CultureInfo.InvariantCulture, $"[*a1, *a{anchors}]")
            : string.Create(CultureInfo.InvariantCulture, $"*a{random.Next(anchors) + 1}");
        var merge = $"{Blanks(indent)}<<: {which}\n";
        return random.Next(2) == 0 ? merge + Fields(indent, depth + 1) : Fields(indent, depth + 1) + merge;
    }

    private string Items(int indent, int depth) => string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(4) switch
    {
        0 => $"{Blanks(indent)}- {Fields(indent + 2, depth)[(indent + 2)..]}",
        1 => $"{Blanks(indent)}-\n{Fields(indent + 2, depth)}",
        _ => $"{Blanks(indent)}-{Value(indent, depth)}",
    }));

    private string Block(int indent)
    {
        var header = random.Next(2) == 0 ? "|" : ">";
        var inner = indent + random.Next(1, 4);
        var indicator = random.Next(4) == 0 ? (inner - indent).ToString(CultureInfo.InvariantCulture) : "";
        var lines = Enumerable.Range(0, random.Next(1, 6)).Select(_ => Lines[random.Next(Lines.Length)])
            .Select(line => random.Next(6) == 0 ? Blanks(random.Next(0, inner + 3)) : line.Length == 0 ? "" : Blanks(inner) + line);
        return $"{header}{indicator}{(random.Next(3) switch { 0 => "-", 1 => "+", _ => "" })}\n{string.Join('\n', lines)}\n";
    }

    private string Quoted(int indent) => random.Next(6) switch
    {
        0 => "\"a\\n\\\"b\\\" \\u00e9\\x41\"",
        1 => "'it''s'",
        2 => $"\"one\n{Blanks(random.Next(0, indent + 3))}two\"",
        3 => $"'one\n\n{Blanks(random.Next(0, indent + 3))}two'",
        4 => "\"\\/\\ud83d\\ude00\"",
        _ => "\"{{ .Values.a }}: # - [x]\"",
    };

    private string Flow(int indent, int depth)
    {
        var parts = Enumerable.Range(0, random.Next(0, 4)).Select(number => random.Next(5) switch
        {
            0 when depth < 2 => Flow(indent, depth + 1),
            1 => "\"q\"",
            _ => Plain[random.Next(12)],
        });
        var between = random.Next(4) == 0 ? $",\n{Blanks(random.Next(0, indent + 4))}" : ", ";
        var end = random.Next(6) == 0 ? "," : "";
        return random.Next(2) == 0
            ? $"[{string.Join(between, parts)}{end}]"
            : $"{{{string.Join(between, parts.Select(Field))}{end}}}";
    }

    private static string Field(string part, int number) => string.Create(CultureInfo.InvariantCulture, $"f{number}: {part}");

    private string Comment(int indent) => random.Next(8) switch
    {
        0 => $"{Blanks(random.Next(0, indent + 3))}# a comment: [\n",
        1 => "\n",
        _ => "",
    };

    private static string Blanks(int count) => new(' ', count);
}
