using PyOps.Cli.Yaml;

namespace PyOps.Cli.Linting;

/// <summary>Finds what stands twice in a file, of which kubectl or the API server keeps one without a word.</summary>
internal sealed class Twice
{
    private readonly Dictionary<(string, string, string?, string), int> objects = [];

    /// <summary>What stands twice in an object, or is the object itself.</summary>
    public IEnumerable<(int Line, string Field, string Message)> In(KubernetesObject item)
    {
        if (item.Name is { } name)
        {
            var key = (item.ApiVersion.Split('/')[0], item.Kind, item.Namespace, name);
            if (!objects.TryAdd(key, item.Root.Line))
                yield return (
                    item.Root.Line, "metadata.name",
                    $"{item.Title} is in this file twice (line {objects[key]}): the later one counts; keep one");
        }
        foreach (var found in In(item.Root, ""))
            yield return found;
    }

    private static IEnumerable<(int Line, string Field, string Message)> In(Node node, string path) => node switch
    {
        MapNode map => InMap(map, path),
        ListNode list => list.Items.SelectMany((item, index) => In(item, $"{path}[{index}]")),
        _ => [],
    };

    private static IEnumerable<(int Line, string Field, string Message)> InMap(MapNode map, string path)
    {
        foreach (var earlier in map.Overwritten)
            yield return (
                earlier.Line, Below(path, earlier.Name),
                $"\"{earlier.Name}\" is written again in line {map.Find(earlier.Name)!.Line}, which counts; keep one");
        foreach (var (name, _, value) in map.Fields)
        {
            foreach (var found in (name == "env" ? Variables(value, Below(path, name)) : []).Concat(In(value, Below(path, name))))
                yield return found;
        }
    }

    // Each is allowed twice by the API server; the last counts in the container, and apply loses one of them.
    private static IEnumerable<(int Line, string Field, string Message)> Variables(Node list, string path)
    {
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (index, item) in ((list as ListNode)?.Items ?? []).Index())
        {
            if ((item as MapNode)?.Text("name") is { } name && !lines.TryAdd(name, item.Line))
                yield return (
                    item.Line, $"{path}[{index}].name",
                    $"the variable {name} is there twice (line {lines[name]}): the later one counts; keep one");
        }
    }

    private static string Below(string path, string name) =>
        path.Length == 0 ? name : name.AsSpan().ContainsAny(".[]") ? $"{path}[{name}]" : $"{path}.{name}";
}
