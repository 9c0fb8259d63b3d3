namespace PyOps.Cli.Yaml;

/// <summary>A sequence, in block or flow form.</summary>
/// <param name="line">From 1.</param>
/// <param name="items">Its items.</param>
internal sealed class ListNode(int line, IReadOnlyList<Node> items) : Node(line, 1 + items.Sum(item => item.Weight))
{
    public IReadOnlyList<Node> Items { get; } = items;
}
