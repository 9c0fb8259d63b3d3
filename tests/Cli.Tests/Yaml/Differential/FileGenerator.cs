using System.Globalization;
using System.Text;

namespace PyOps.Cli.Tests.Yaml.Differential;

/// <summary>
/// Makes files that look like YAML, the same for the same seed: trees in odd styles, oddities with slips of the pen, and bare nonsense.
/// </summary>
/// <param name="seed">Which ones.</param>
internal sealed class FileGenerator(int seed)
{
    private static readonly string[] Tokens =
    [
        "- ", "-", ": ", ":", "? ", "a", "b", "\n", "\n  ", "\n    ", "\n\n", " ", "[", "]", "{", "}", ", ", ",", "&x ", "*x", "*x ",
        "!!str ", "!!int ", "!t ", "|", "|-", "|+", ">", ">-",
        "|2", "'", "\"", "#", " # c", "<<: ", "\t", "\\", "\\n", "0", "1", "0x1", "yes", "~",
        "null", ".5", "1e3", "\r\n", "%", "@", "x y", "\n...", "\n---\n", "é", "a: 1", "\n  b: 2", "- c",
        "''", "\"\"", "http://a:b", "==", "$(A)", "{{ .a }}",
    ];

    private readonly Random random = new(seed);

    /// <summary>As many as asked for.</summary>
    public IEnumerable<Case> Files(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"generated{i:00000}");
            var (title, content) = (i % 4) switch
            {
                0 => ("nonsense", Encoding.UTF8.GetBytes($"{Oddities.Head(id)}\nvalue: {Nonsense()}\n")),
                1 => ("an oddity with a slip", Slip(id)),
                _ => ("a tree", Encoding.UTF8.GetBytes($"{Oddities.Head(id)}\n{new TreeGenerator(random).Fields(0, 0)}")),
            };
            yield return new(id, $"seed {seed}, file {i}: {title}", content);
        }
    }

    private string Nonsense() => string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => Tokens[random.Next(Tokens.Length)]));

    // Its head stays as it is, so that what kubectl reads has a name.
    private byte[] Slip(string id)
    {
        var text = Encoding.UTF8.GetString(Oddities.All[random.Next(Oddities.All.Count)].Content).Split("-first}\n")[^1];
        for (var slips = random.Next(1, 4); slips > 0 && text.Length > 0; slips--)
        {
            var at = random.Next(text.Length);
            text = random.Next(3) switch
            {
                0 => text.Remove(at, 1),
                1 => text.Insert(at, Tokens[random.Next(Tokens.Length)]),
                _ => text.Insert(at, text.Substring(at, Math.Min(random.Next(1, 6), text.Length - at))),
            };
        }
        return Encoding.UTF8.GetBytes($"{Oddities.Head(id)}\n{text.Replace("metadata: ", "other: ", StringComparison.Ordinal)}");
    }
}
