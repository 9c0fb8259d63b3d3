namespace PyOps.Cli.Output;

/// <summary>Findings by object, then the summary.</summary>
/// <param name="terminal">Where to.</param>
/// <param name="lines">The lines of some findings.</param>
internal sealed class TextOutput<T>(Terminal terminal, Func<IReadOnlyList<T>, IEnumerable<string>> lines) : IFindingOutput<T>
{
    public void Write(IReadOnlyList<T> findings)
    {
        foreach (var line in lines(findings))
            terminal.Out.WriteLine(line);
    }

    public void Finish(IEnumerable<string> summary)
    {
        foreach (var text in summary)
            terminal.Out.WriteLine(Terminal.Plain(text));
    }
}
