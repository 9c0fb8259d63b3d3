using System.Globalization;
using System.Text;

namespace PyOps.Cli.Tests.Yaml.Differential;

/// <summary>
/// Files that readers of YAML differ in. Each begins with a line of === and its title in one of Oddities/*.txt, where signs stand for
/// characters that editors hide or mend.
/// </summary>
internal static class Oddities
{
    private const string Mark = "=== ";

    private static readonly (string Sign, string Character)[] Signs =
    [
        ("␉", "\t"), ("␍", "\r"), ("␠", " "), ("⟦BOM⟧", "\uFEFF"), ("␀", "\0"), ("␇", "\a"), ("␡", "\u007F"),
        ("⟦NEL⟧", "\u0085"), ("⟦LS⟧", "\u2028"), ("⟦PS⟧", "\u2029"),
        ("%LONG%", string.Concat(Enumerable.Repeat("x y ", 500))), ("%KEY%", new string('k', 1100)), ("%KEY1%", new string('k', 1020)),
    ];

    /// <summary>All of them, also in other encodings.</summary>
    public static IReadOnlyList<Case> All { get; } = [.. Texts(), .. Encoded()];

    /// <summary>The first lines of an object.</summary>
    public static string Head(string name) => $"apiVersion: x.y/v1\nkind: Xx\nmetadata: {{name: {name}}}";

    private static IEnumerable<Case> Texts()
    {
        var folder = Path.Combine(Checkout.Root, "tests", "Cli.Tests", "Yaml", "Differential", "Oddities");
        foreach (var file in Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal))
        {
            var group = Path.GetFileNameWithoutExtension(file);
            var number = 0;
            foreach (var part in $"\n{File.ReadAllText(file)}".Split("\n" + Mark, StringSplitOptions.RemoveEmptyEntries))
            {
                var id = string.Create(CultureInfo.InvariantCulture, $"{group}{++number:000}");
                var (title, body) = (part.Split('\n')[0], part[(part.IndexOf('\n') + 1)..]);
                yield return new(
                    id,
                    $"{group}: {title}",
                    Encoding.UTF8.GetBytes(Written(id, group == "documents" ? body : $"%FIRST%\n{body}")));
            }
        }
    }

    private static string Written(string id, string text)
    {
        text = text.Replace("%FIRST%", Head($"{id}-first"), StringComparison.Ordinal)
            .Replace("%SECOND%", Head($"{id}-second"), StringComparison.Ordinal)
            .Replace("%NAME%", id, StringComparison.Ordinal);
        return Signs.Aggregate(text, (written, sign) => written.Replace(sign.Sign, sign.Character, StringComparison.Ordinal));
    }

    private static IEnumerable<Case> Encoded()
    {
        byte[] Bytes(Encoding encoding, string text) => [.. encoding.Preamble, .. encoding.GetBytes(text)];
        var latin = Encoding.Latin1.GetBytes(Head("encoded4-first") + "\na: \"caf\u00E9 \u00DF\" # Gr\u00F6\u00DFe\n");
        yield return new(
            "encoded1",
            "UTF-16, little end first",
            Bytes(Encoding.Unicode, Head("encoded1-first") + "\r\na: \u00E9\U0001F600\r\n"));
        yield return new(
            "encoded2",
            "UTF-16, big end first",
            Bytes(Encoding.BigEndianUnicode, Head("encoded2-first") + "\na: \u00E9\n---\n" + Head("encoded2-second")));
        yield return new("encoded3", "UTF-16 without a byte order mark", Encoding.Unicode.GetBytes(Head("encoded3-first")));
        yield return new("encoded4", "Latin-1", latin);
        yield return new(
            "encoded5",
            "UTF-8 that ends in the midst of a character",
            [.. Encoding.UTF8.GetBytes(Head("encoded5-first") + "\na: x"), 0xC3]);
        yield return new(
            "encoded6",
            "UTF-8 of half a pair",
            [.. Encoding.UTF8.GetBytes(Head("encoded6-first") + "\na: x"), 0xED, 0xA0, 0x80]);
    }
}
