namespace PyOps.Cli.Yaml;

/// <summary>
/// Collects the fields of one object, with those that merge keys (&lt;&lt;) bring. What comes later counts, as it does for kubectl:
/// a field that is written again, and one that is merged below it.
/// </summary>
internal sealed class FieldCollector
{
    private readonly List<Field> fields = [];
    private readonly List<Field> overwritten = [];
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Field> written = new(StringComparer.Ordinal);

    public void Add(Field field)
    {
        if (written.TryGetValue(field.Name, out var earlier))
            overwritten.Add(earlier);
        written[field.Name] = field;
        Set(field);
    }

    /// <summary>Adds the value of a merge key; false when it is none.</summary>
    /// <param name="value">An object, or a list of some, of which the first counts most.</param>
    /// <param name="isAlias">Whether an alias stands for it: one of a list is not merged.</param>
    public bool Merge(Node value, bool isAlias)
    {
        var maps = value is ListNode list && !isAlias ? list.Items : [value];
        if (!maps.All(map => map is MapNode))
            return false;
        foreach (var map in maps.Cast<MapNode>().Reverse())
        {
            foreach (var field in map.Fields)
                Set(field);
        }
        return true;
    }

    /// <summary>The object.</summary>
    /// <param name="line">Where it begins.</param>
    public MapNode Map(int line) => new(line, fields, overwritten);

    private void Set(Field field)
    {
        if (places.TryGetValue(field.Name, out var place))
            fields[place] = field;
        else
        {
            places.Add(field.Name, fields.Count);
            fields.Add(field);
        }
    }
}
