using System.Globalization;
using System.Text;

namespace PyOps.Cli.Output;

/// <summary>Where a command reads and writes.</summary>
/// <param name="In">Standard input.</param>
/// <param name="Out">Standard output: what was asked for.</param>
/// <param name="Error">Standard error: what went wrong.</param>
/// <param name="HasColour">Whether output may be coloured.</param>
internal sealed record Terminal(Stream In, TextWriter Out, TextWriter Error, bool HasColour)
{
    private const string ProgramName = "kubectl-pyops";
    private const int WidestLine = 100;
    private const int NarrowestLine = 40;

    /// <summary>Most characters of a line of help: lines that are longer are hard to read, however wide the terminal.</summary>
    public static int Width => Console.IsOutputRedirected ? WidestLine : Math.Clamp(Console.WindowWidth, NarrowestLine, WidestLine);

    /// <summary>The process' own, with colour on a terminal unless NO_COLOR is set.</summary>
    public static Terminal Open() => new(
        Console.OpenStandardInput(),
        new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 32 * 1024),
        Console.Error,
        !Console.IsOutputRedirected
            && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            && Environment.GetEnvironmentVariable("TERM") != "dumb");

    /// <summary>Tells a person what went wrong, one line.</summary>
    public void Complain(string message) => Error.WriteLine($"{ProgramName}: {Plain(message)}");

    /// <summary>A text in a colour (the number of an ANSI sequence), where there is colour.</summary>
    public string Coloured(string text, string colour) => HasColour ? $"\e[{colour}m{text}\e[0m" : text;

    /// <summary>
    /// A text on one line and without what moves a cursor, hides or reorders: names in a file are a stranger's, and go to a terminal.
    /// </summary>
    public static string Plain(string text) => text.EnumerateRunes().All(IsPlain)
        ? text
        : string.Concat(text.EnumerateRunes().Select(rune => IsPlain(rune) ? rune.ToString() : "\uFFFD"));

    private static bool IsPlain(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
