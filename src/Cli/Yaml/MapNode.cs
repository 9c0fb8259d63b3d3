namespace PyOps.Cli.Yaml;

/// <summary>An object. Every name occurs once.</summary>
/// <param name="line">From 1.</param>
/// <param name="fields">Its fields.</param>
internal sealed class MapNode(int line, IReadOnlyList<Field> fields) : Node(line, 1 + fields.Sum(field => field.Name.Length + field.Value.Weight))
{
    public IReadOnlyList<Field> Fields { get; } = fields;

    /// <summary>The field of a name; null when it is absent. Objects are small, or asked once.</summary>
    public Field? Find(string name)
    {
        foreach (var field in Fields)
        {
            if (field.Name == name)
                return field;
        }
        return null;
    }

    /// <summary>A field's value when it is a text, else null.</summary>
    public string? Text(string name) => Find(name)?.Value is ScalarNode { IsText: true } text ? text.Value : null;

    /// <summary>A field's value when it is an object, else null.</summary>
    public MapNode? Map(string name) => Find(name)?.Value as MapNode;
}
