namespace PyOps.Cli.Yaml;

/// <summary>Collects the fields of one object, with those that merge keys (&lt;&lt;) bring.</summary>
internal sealed class FieldCollector
{
    private readonly List<Field> own = [];
    private readonly List<MapNode> merged = [];
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    /// <summary>Adds a field; returns what is wrong with it, or null.</summary>
    public string? Add(Field field)
    {
        if (!names.Add(field.Name))
            return $"the field \"{field.Name}\" is written twice: keep one";
        own.Add(field);
        return null;
    }

    /// <summary>Adds the value of a merge key; returns what is wrong with it, or null.</summary>
    public string? Merge(Node value)
    {
        var maps = value is ListNode list ? list.Items : [value];
        if (!maps.All(map => map is MapNode))
            return "<< takes an object or a list of objects";
        merged.AddRange(maps.Cast<MapNode>());
        return null;
    }

    /// <summary>All fields. What the object says itself counts more than what is merged, and what is merged earlier more than later.</summary>
    public IReadOnlyList<Field> All() =>
        merged.Count == 0 ? own : [.. own, .. merged.SelectMany(map => map.Fields).Where(field => names.Add(field.Name))];
}
