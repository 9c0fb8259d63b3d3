using PyOps.Cli.Yaml;

namespace PyOps.Cli.Linting;

/// <summary>An object of Kubernetes in a file.</summary>
/// <param name="Root">All of it.</param>
/// <param name="ApiVersion">Group and version.</param>
/// <param name="Kind">Its kind.</param>
internal sealed record KubernetesObject(MapNode Root, string ApiVersion, string Kind)
{
    public string? Name => Root.Map("metadata")?.Text("name");

    public string? Namespace => Root.Map("metadata")?.Text("namespace");

    /// <summary>Kind, namespace and name, for people.</summary>
    public string Title => $"{Kind} {(Namespace is null ? "" : Namespace + "/")}{Name ?? "(no name)"}";

    /// <summary>The objects in a document, those of Lists one by one; or what is wrong with it, and in which line.</summary>
    public static IEnumerable<ObjectReading> In(Node root) => In(root, null, null);

    private static IEnumerable<ObjectReading> In(Node root, string? apiVersion, string? kind)
    {
        if (root is ScalarNode { IsNull: true })
            return [];
        if (root is not MapNode map)
            return [new(null, root.Line, "no Kubernetes object: a list or a single value", IsManifest: false)];
        apiVersion = map.Text("apiVersion") ?? apiVersion;
        kind = map.Text("kind") ?? kind;
        if (apiVersion is null && kind is null)
            return [new(null, root.Line, "no Kubernetes object: apiVersion and kind are missing", IsManifest: false)];
        if (apiVersion is null || kind is null)
        {
            var isManifest = kind is null && map.Map("metadata") is not null && map.Map("spec") is not null;
            return [new(null, root.Line, $"{(kind is null ? "kind" : "apiVersion")} is missing; add it", isManifest)];
        }
        return kind.EndsWith("List", StringComparison.Ordinal) && map.Find("items")?.Value is ListNode list
            ? list.Items.SelectMany(item => In(item, Assumed(kind) is null ? null : apiVersion, Assumed(kind)))
            : [new(new(map, apiVersion, kind), root.Line, null, IsManifest: true)];
    }

    /// <summary>The object with what it is called: an item of a typed list need not say it, and whoever reads it alone must know.</summary>
    public MapNode WithType() => Root.Text("kind") is not null && Root.Text("apiVersion") is not null
        ? Root
        : Root.With(("apiVersion", ApiVersion), ("kind", Kind));

    // The items of a PodList need not say that they are Pods.
    private static string? Assumed(string list) => list == "List" ? null : list[..^"List".Length];
}
