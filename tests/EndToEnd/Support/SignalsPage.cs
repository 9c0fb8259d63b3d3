namespace PyOps.EndToEnd.Support;

/// <summary>Reads the table of docs/signals.md.</summary>
internal static class SignalsPage
{
    /// <summary>What the table says of a program, in the order of its columns.</summary>
    public static IReadOnlyList<string> Row(string program) => Rows().Single(cells => cells[0] == program)[1..];

    private static IEnumerable<string[]> Rows()
    {
        var rows = File.ReadAllLines(Path.Combine(Checkout.Root, "docs", "signals.md"))
            .Where(line => line.StartsWith('|') && !line.StartsWith("|-", StringComparison.Ordinal))
            .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim().Trim('`')).ToArray())
            .ToList();
        return rows.SkipWhile(cells => cells[0] != "program");
    }
}
