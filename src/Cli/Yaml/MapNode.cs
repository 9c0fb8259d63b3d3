namespace PyOps.Cli.Yaml;

/// <summary>An object. Every name occurs once.</summary>
/// <param name="line">From 1.</param>
/// <param name="fields">Its fields.</param>
/// <param name="overwritten">Fields that are written again further down, and do not count.</param>
internal sealed class MapNode(int line, IReadOnlyList<Field> fields, IReadOnlyList<Field> overwritten)
    : Node(line, 1 + fields.Sum(field => field.Name.Length + field.Value.Weight))
{
    public IReadOnlyList<Field> Fields { get; } = fields;

    public IReadOnlyList<Field> Overwritten { get; } = overwritten;

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

    /// <summary>The object with these texts in place of what its fields of those names are.</summary>
    public MapNode With(params (string Name, string Text)[] texts) => new(
        Line,
        [
            .. texts.Select(text => new Field(text.Name, Line, new ScalarNode(Line, text.Text))),
            .. Fields.Where(field => !texts.Any(text => text.Name == field.Name)),
        ],
        Overwritten);

    /// <summary>A field's value when it is a text, else null.</summary>
    public string? Text(string name) => Find(name)?.Value is ScalarNode { IsText: true } text ? text.Value : null;

    /// <summary>A field's value when it is a list, else none.</summary>
    public IReadOnlyList<Node> List(string name) => (Find(name)?.Value as ListNode)?.Items ?? [];

    /// <summary>A field's value when it is an object, else null.</summary>
    public MapNode? Map(string name) => Find(name)?.Value as MapNode;
}
