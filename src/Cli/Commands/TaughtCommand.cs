using System.CommandLine;
using PyOps.Cli.Output;

namespace PyOps.Cli.Commands;

/// <summary>A command whose help has more than one line, and examples.</summary>
/// <param name="name">Its name.</param>
/// <param name="description">One line, for the list of commands.</param>
/// <param name="text">What to know about it, in paragraphs.</param>
/// <param name="examples">Command lines, each followed by what it is for.</param>
internal sealed class TaughtCommand(string name, string description, string text, string[] examples) : Command(name, description)
{
    /// <summary>What its help says besides the options.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="width">Most characters of a line.</param>
    public void Teach(TextWriter output, int width)
    {
        foreach (var line in Paragraphs.Wrap(text, width))
            output.WriteLine(line);
        output.WriteLine();
        output.WriteLine("Examples:");
        for (var i = 0; i + 1 < examples.Length; i += 2)
        {
            output.WriteLine($"  # {examples[i + 1]}");
            output.WriteLine($"  {examples[i]}");
        }
        output.WriteLine();
    }
}
