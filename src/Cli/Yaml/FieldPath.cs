using System.Globalization;

namespace PyOps.Cli.Yaml;

/// <summary>Finds a field of an object by the path that messages name it by.</summary>
internal static class FieldPath
{
    /// <summary>
    /// The line of the field or, where it is absent, of the nearest thing around it: of <c>spec.containers[0].image</c> the container.
    /// </summary>
    /// <param name="root">The object.</param>
    /// <param name="path">Names with dots between them, indexes of lists and keys of maps in brackets.</param>
    public static int LineOf(Node root, string path)
    {
        var (node, line) = (root, root.Line);
        var rest = path.AsSpan();
        while (rest.Length > 0 && Step(node, rest) is var (next, at, used) && next is not null)
        {
            (node, line) = (next, at);
            rest = rest[used..].TrimStart('.');
        }
        return line;
    }

    private static (Node? Node, int Line, int Used) Step(Node node, ReadOnlySpan<char> path) => node switch
    {
        MapNode map => Field(map, path),
        ListNode list => Item(list, path),
        _ => default,
    };

    // A name may have dots in it itself, in brackets or not; the longest name that fits is meant.
    private static (Node? Node, int Line, int Used) Field(MapNode map, ReadOnlySpan<char> path)
    {
        Field? best = null;
        var inBrackets = path[0] == '[';
        var name = inBrackets ? path[1..] : path;
        foreach (var field in map.Fields)
        {
            if (name.StartsWith(field.Name, StringComparison.Ordinal) && IsEnd(name[field.Name.Length..], inBrackets)
                && (best is null || field.Name.Length > best.Name.Length))
                best = field;
        }
        return best is null ? default : (best.Value, best.Line, best.Name.Length + (inBrackets ? 2 : 0));
    }

    private static bool IsEnd(ReadOnlySpan<char> rest, bool inBrackets) => inBrackets ? rest is [']', ..] : rest is [] or ['.' or '[', ..];

    private static (Node? Node, int Line, int Used) Item(ListNode list, ReadOnlySpan<char> path)
    {
        var end = path.IndexOf(']');
        return path[0] == '[' && end > 0
            && int.TryParse(path[1..end], NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Items.Count
            ? (list.Items[index], list.Items[index].Line, end + 1)
            : default;
    }
}
