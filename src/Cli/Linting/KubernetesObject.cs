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

    /// <summary>The objects in a document, those of Lists one by one; or what is wrong with it, and in which line.</summary>
    public static IEnumerable<(KubernetesObject? Object, int Line, string? Problem)> In(Node root) => In(root, null, null);

    private static IEnumerable<(KubernetesObject? Object, int Line, string? Problem)> In(Node root, string? apiVersion, string? kind)
    {
        if (root is ScalarNode { IsNull: true })
            return [];
        if (root is not MapNode map)
            return [(null, root.Line, "no Kubernetes object: a list or a single value")];
        apiVersion = map.Text("apiVersion") ?? apiVersion;
        kind = map.Text("kind") ?? kind;
        if (apiVersion is null && kind is null)
            return [(null, root.Line, null)];
        if (apiVersion is null || kind is null)
            return [(null, root.Line, $"{(kind is null ? "kind" : "apiVersion")} is missing; add it")];
        return kind.EndsWith("List", StringComparison.Ordinal) && map.Find("items")?.Value is ListNode list
            ? list.Items.SelectMany(item => In(item, Assumed(kind) is null ? null : apiVersion, Assumed(kind)))
            : [(new(map, apiVersion, kind), root.Line, null)];
    }

    // The items of a PodList need not say that they are Pods.
    private static string? Assumed(string list) => list == "List" ? null : list[..^"List".Length];
}
