using PyOps.Rules.Checks;

namespace PyOps.Cli.Auditing;

/// <summary>What came of an audit.</summary>
internal sealed class AuditReport
{
    private readonly Dictionary<string, NamespaceCount> namespaces = new(StringComparer.Ordinal);

    /// <summary>What breaks a rule and does something, in the order in which it was found.</summary>
    public List<AuditFinding> Findings { get; } = [];

    /// <summary>What could not be looked at.</summary>
    public List<string> Problems { get; } = [];

    /// <summary>What a person should know of the whole, such as which policy holds.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Namespaces of the system in which there is something, and which were left out.</summary>
    public SortedSet<string> LeftOut { get; } = new(StringComparer.Ordinal);

    /// <summary>The namespaces with their modes and numbers of objects, by name.</summary>
    public IEnumerable<NamespaceCount> Namespaces => namespaces.Values.OrderBy(ns => ns.Name, StringComparer.Ordinal);

    /// <summary>Counts an object; <paramref name="found"/> are findings that nobody has reported yet.</summary>
    public void Add(AuditedObject item, Effect mode, bool isCounted, IEnumerable<AuditFinding> found)
    {
        if (!namespaces.TryGetValue(item.Namespace, out var count))
            namespaces.Add(item.Namespace, count = new(item.Namespace, mode));
        count.Objects += isCounted ? 1 : 0;
        Findings.AddRange(found.Where(finding => finding.Effect != Effect.Disabled));
    }

    /// <summary>A namespace in numbers.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="mode">Its mode.</param>
    internal sealed class NamespaceCount(string name, Effect mode)
    {
        public string Name { get; } = name;

        public Effect Mode { get; } = mode;

        public int Objects { get; set; }
    }
}
