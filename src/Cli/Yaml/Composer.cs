using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PyOps.Cli.Yaml;

/// <summary>Makes the value of one document from the parser's events.</summary>
/// <param name="parser">On the document's first event.</param>
/// <param name="offset">Lines before the text that the parser has.</param>
/// <remarks>Whatever is wrong is a <see cref="YamlException"/> with its place in that text.</remarks>
internal sealed class Composer(IParser parser, int offset)
{
    /// <summary>Deepest nesting. Definitions of custom resources nest deepest of what there is, about 60 levels.</summary>
    public const int MaxDepth = 200;

    /// <summary>Most that aliases may stand for, in characters: a few lines can ask for more than any machine has.</summary>
    public const int MaxAliased = 16 * 1024 * 1024;

    private const string BinaryTag = "tag:yaml.org,2002:binary";

    private static readonly string[] ResolvedTags =
        ["tag:yaml.org,2002:bool", "tag:yaml.org,2002:int", "tag:yaml.org,2002:float", "tag:yaml.org,2002:null"];

    private readonly Dictionary<AnchorName, Node> anchors = [];
    private long aliased;

    /// <summary>The value that begins with the current event.</summary>
    public Node Compose(int depth = 0)
    {
        if (depth > MaxDepth)
            throw Fault($"nested more than {MaxDepth} deep");
        if (parser.TryConsume<AnchorAlias>(out var alias))
            return Alias(alias);
        if (parser.TryConsume<Scalar>(out var scalar))
            return Word(scalar);
        return parser.TryConsume<SequenceStart>(out var list) ? List(list, depth) : Map(parser.Consume<MappingStart>(), depth);
    }

    private Node Alias(AnchorAlias alias)
    {
        if (!anchors.TryGetValue(alias.Value, out var node))
            throw new YamlException(alias.Start, alias.End, $"the alias *{alias.Value} names no anchor before it");
        aliased += node.Weight;
        return aliased <= MaxAliased
            ? node
            : throw new YamlException(alias.Start, alias.End, $"its aliases stand for more than {MaxAliased / 1024 / 1024} MiB of text");
    }

    private ScalarNode Word(Scalar scalar)
    {
        var tag = scalar.Tag.IsEmpty ? null : scalar.Tag.Value;
        var node = Json(scalar, tag) is { } json
            ? new ScalarNode(Line(scalar), json, isText: false)
            : new ScalarNode(Line(scalar), tag == BinaryTag ? Decoded(scalar) : Valid(scalar), isText: true);
        return Anchored(scalar, node);
    }

    // A quoted word is a text, unless a tag says what it is.
    private static string? Json(Scalar scalar, string? tag)
    {
        var mustBe = tag is not null && ResolvedTags.Contains(tag, StringComparer.Ordinal);
        if (!mustBe && (tag is not null || scalar.Style != ScalarStyle.Plain))
            return null;
        if (PlainScalar.IsBeyondJson(scalar.Value))
            throw new YamlException(scalar.Start, scalar.End, $"{scalar.Value} is a number that JSON does not know");
        var json = PlainScalar.Json(scalar.Value);
        return json is null && mustBe ? throw new YamlException(scalar.Start, scalar.End, $"this is not what its tag {tag} says") : json;
    }

    private static string Valid(Scalar scalar)
    {
        for (var i = 0; i < scalar.Value.Length; i++)
        {
            if (char.IsSurrogate(scalar.Value[i]) && !(char.IsSurrogatePair(scalar.Value, i) && ++i > 0))
                throw new YamlException(scalar.Start, scalar.End, "a text is not valid Unicode");
        }
        return scalar.Value;
    }

    private static string Decoded(Scalar scalar)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(scalar.Value));
        }
        catch (FormatException problem)
        {
            throw new YamlException(scalar.Start, scalar.End, "this is not what its tag !!binary says", problem);
        }
    }

    private ListNode List(SequenceStart start, int depth)
    {
        List<Node> items = [];
        while (!parser.TryConsume<SequenceEnd>(out _))
            items.Add(Compose(depth + 1));
        return Anchored(start, new ListNode(Line(start), items));
    }

    private MapNode Map(MappingStart start, int depth)
    {
        var fields = new FieldCollector();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var at = parser.Current!;
            var isMerge = at is Scalar { Style: ScalarStyle.Plain, Value: "<<" };
            var key = Compose(depth + 1) as ScalarNode;
            if (key is null or { IsNull: true })
                throw new YamlException(at.Start, at.End, "a key must be a text");
            var value = Compose(depth + 1);
            var problem = isMerge ? fields.Merge(value) : fields.Add(new(key.Value, key.Line, value));
            if (problem is not null)
                throw new YamlException(at.Start, at.End, problem);
        }
        return Anchored(start, new MapNode(Line(start), fields.All()));
    }

    private T Anchored<T>(NodeEvent source, T node)
        where T : Node
    {
        if (!source.Anchor.IsEmpty)
            anchors[source.Anchor] = node;
        return node;
    }

    private YamlException Fault(string message) => new(parser.Current!.Start, parser.Current.End, message);

    private int Line(ParsingEvent source) => offset + (int)source.Start.Line;
}
