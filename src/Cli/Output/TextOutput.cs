namespace PyOps.Cli.Output;

/// <summary>A line for each finding, then the summary.</summary>
/// <param name="terminal">Where to.</param>
/// <param name="line">Writes a finding.</param>
internal sealed class TextOutput<T>(Terminal terminal, Func<T, string> line) : IFindingOutput<T>
{
    public void Write(T finding) => terminal.Out.WriteLine(line(finding));

    public void Finish(IEnumerable<string> summary)
    {
        foreach (var text in summary)
            terminal.Out.WriteLine(Terminal.Plain(text));
    }
}
