namespace PyOps.Rules.Shell;

/// <summary>Pipelines with <c>&amp;&amp;</c> and <c>||</c> between them.</summary>
/// <param name="Pipelines">The pipelines, one at least.</param>
/// <param name="Separator">What ends it: <c>;</c>, <c>&amp;</c>, a line end, or nothing.</param>
/// <param name="EndsLine">Whether what follows is on another line.</param>
internal sealed record ShellItem(IReadOnlyList<ShellPipeline> Pipelines, string Separator, bool EndsLine)
{
    public bool IsBackground => Separator == "&";
}
