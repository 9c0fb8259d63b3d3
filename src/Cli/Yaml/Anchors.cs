using SharpYaml.Events;

namespace PyOps.Cli.Yaml;

/// <summary>What the anchors of one document name.</summary>
internal sealed class Anchors
{
    /// <summary>Most that aliases may stand for, in characters: a few lines can ask for more than any machine has.</summary>
    public const int MaxAliased = 16 * 1024 * 1024;

    private readonly Dictionary<string, Node?> nodes = new(StringComparer.Ordinal);
    private long aliased;

    /// <summary>
    /// Notes that a list or an object begins: inside it its anchor names nothing yet, and no longer what it named before.
    /// </summary>
    public void Open(string? anchor)
    {
        if (!string.IsNullOrEmpty(anchor))
            nodes[anchor] = null;
    }

    /// <summary>Names a value that has been read. Of two anchors of one name the one that begins later counts.</summary>
    public T Name<T>(string? anchor, T node)
        where T : Node
    {
        if (!string.IsNullOrEmpty(anchor) && (node is ScalarNode || nodes[anchor] is null))
            nodes[anchor] = node;
        return node;
    }

    /// <summary>What an alias stands for.</summary>
    public Node Find(AnchorAlias alias)
    {
        if (nodes.GetValueOrDefault(alias.Value) is not { } node)
            throw new YamlFault(alias.Start.Index, $"the alias *{alias.Value} names no anchor before it");
        aliased += node.Weight;
        return aliased <= MaxAliased
            ? node
            : throw new YamlFault(alias.Start.Index, $"its aliases stand for more than {MaxAliased / 1024 / 1024} MiB of text");
    }
}
