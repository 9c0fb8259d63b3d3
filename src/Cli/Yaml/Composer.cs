using SharpYaml;
using SharpYaml.Events;

namespace PyOps.Cli.Yaml;

/// <summary>Makes the value of one document from the parser's events.</summary>
/// <param name="events">On the document's first event.</param>
/// <param name="text">What is parsed.</param>
/// <param name="places">The places of its characters.</param>
/// <remarks>Whatever is wrong is a <see cref="YamlFault"/>, or the library's <see cref="YamlException"/>.</remarks>
internal sealed class Composer(EventReader events, string text, Places places)
{
    /// <summary>Deepest nesting. Definitions of custom resources nest deepest of what there is, about 60 levels.</summary>
    public const int MaxDepth = 200;

    private readonly Anchors anchors = new();
    private readonly List<(ScalarNode Node, int Index)> infinite = [];

    private ParsingEvent Next => events.Peek<ParsingEvent>()!;

    /// <summary>The value that begins with the current event.</summary>
    public Node Compose()
    {
        var root = Read(0);
        return infinite.Find(number => Counts(number.Node, root)) is { Node: not null } found
            ? throw new YamlFault(found.Index, "this is a number that JSON does not know")
            : root;
    }

    // As a key such a number has a name, and what is written again further down does not count.
    private static bool Counts(Node number, Node root) => ReferenceEquals(number, root) || root switch
    {
        MapNode map => map.Fields.Any(field => Counts(number, field.Value)),
        ListNode list => list.Items.Any(item => Counts(number, item)),
        _ => false,
    };

    private Node Read(int depth)
    {
        if (depth > MaxDepth)
            throw Fault(Next, $"nested more than {MaxDepth} deep");
        if (events.Allow<AnchorAlias>() is { } alias)
            return anchors.Find(alias);
        if (events.Allow<Scalar>() is { } scalar)
            return Word(scalar);
        return events.Allow<SequenceStart>() is { } list ? List(list, depth) : Map(events.Expect<MappingStart>(), depth);
    }

    private ScalarNode Word(Scalar scalar)
    {
        if (scalar.Style == ScalarStyle.DoubleQuoted
            && QuotedText.Refusal(text.AsSpan(scalar.Start.Index..scalar.End.Index)) is var (at, problem))
            throw new YamlFault(scalar.Start.Index + at, problem);
        var tag = string.IsNullOrEmpty(scalar.Tag) ? null : scalar.Tag;
        var value = TaggedScalar.Read(tag, scalar.IsPlainImplicit, scalar.Value);
        if (value is null)
            throw Fault(scalar, $"this is not what its tag {TaggedScalar.Short(tag!)} says");
        var node = new ScalarNode(Line(scalar), value);
        if (!value.IsFinite)
            infinite.Add((node, scalar.Start.Index));
        return anchors.Name(scalar.Anchor, node);
    }

    private ListNode List(SequenceStart start, int depth)
    {
        anchors.Open(start.Anchor);
        List<Node> items = [];
        while (events.Allow<SequenceEnd>() is null)
            items.Add(Read(depth + 1));
        return anchors.Name(start.Anchor, new ListNode(Line(start), items));
    }

    private MapNode Map(MappingStart start, int depth)
    {
        anchors.Open(start.Anchor);
        var fields = new FieldCollector();
        while (events.Allow<MappingEnd>() is null)
        {
            var at = Next;
            if (IsMerge(at))
                Merge(fields, depth);
            else if (Read(depth + 1) is ScalarNode { Key: { } name } key)
                fields.Add(new(name, key.Line, Read(depth + 1)));
            else
                throw Fault(at, "a key must be a text");
        }
        return anchors.Name(start.Anchor, fields.Map(Line(start)));
    }

    private static bool IsMerge(ParsingEvent key) =>
        key is Scalar { Value: "<<" } scalar && (scalar.IsPlainImplicit || scalar.Tag == TaggedScalar.Merge);

    private void Merge(FieldCollector fields, int depth)
    {
        var key = events.Expect<Scalar>();
        var isAlias = Next is AnchorAlias;
        if (!fields.Merge(Read(depth + 1), isAlias))
            throw Fault(key, "<< takes an object or a list of objects");
    }

    private static YamlFault Fault(ParsingEvent at, string message) => new(at.Start.Index, message);

    private int Line(ParsingEvent source) => places.Of(source.Start.Index).Line;
}
