using PyOps.Cli.Yaml;
using PyOps.Crds;

namespace PyOps.Cli.Linting;

/// <summary>Finds labels and annotations that are no texts: the API server refuses the whole object for one number or flag.</summary>
internal static class TextMaps
{
    private static readonly string[] Names = ["labels", "annotations"];

    /// <summary>What is wrong in an object and in the templates in it.</summary>
    /// <param name="root">The object.</param>
    public static IEnumerable<FieldError> Check(MapNode root) => Check(root, "");

    private static IEnumerable<FieldError> Check(MapNode map, string path)
    {
        foreach (var (name, _, value) in map.Fields)
        {
            if (value is not MapNode inner)
                continue;
            foreach (var error in Below(name, inner, $"{path}{name}."))
                yield return error;
        }
    }

    private static IEnumerable<FieldError> Below(string name, MapNode inner, string path) => name switch
    {
        "metadata" => Metadata(inner, path),
        "spec" or "template" or "jobTemplate" => Check(inner, path),
        _ => [],
    };

    private static IEnumerable<FieldError> Metadata(MapNode metadata, string path) =>
        from name in Names
        from field in metadata.Map(name)?.Fields ?? []
        where field.Value is not ScalarNode { IsText: true }
        select new FieldError($"{path}{name}[{field.Name}]", $"{Told(field.Value)} is no text: put it in quotes");

    private static string Told(Node value) => value is ScalarNode scalar ? scalar.Value : value is ListNode ? "a list" : "an object";
}
