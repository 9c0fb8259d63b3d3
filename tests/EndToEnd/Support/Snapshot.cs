using System.Text.Json.Nodes;
using PyOps.Operator.Runtime.Comparing;
using PyOps.Operator.Runtime.Objects;

namespace PyOps.EndToEnd.Support;

/// <summary>An object without what the server and the controllers keep books on, so that two can be compared.</summary>
internal static class Snapshot
{
    private static readonly string[] books =
        ["managedFields", "resourceVersion", "generation", "uid", "creationTimestamp", "selfLink", "finalizers"];

    // Given out by the server, anew for each object or each time that the type changes.
    private static readonly HashSet<string> allotted =
        ["clusterIP", "clusterIPs", "nodePort", "healthCheckNodePort", "ipFamilies", "ipFamilyPolicy"];

    // The controller's count of templates.
    private const string Count = "deployment.kubernetes.io/revision";

    /// <summary>The object as text.</summary>
    /// <param name="item">The object.</param>
    /// <param name="name">Its name, which is written as NAME.</param>
    public static string Of(JsonObject item, string name)
    {
        var copy = item.DeepClone().AsObject();
        copy.Remove("status");
        var metadata = copy["metadata"]!.AsObject();
        foreach (var book in books)
            metadata.Remove(book);
        (metadata["annotations"] as JsonObject)?.Remove(Count);
        if (metadata["annotations"] is JsonObject { Count: 0 })
            metadata.Remove("annotations");
        Strip(copy["spec"]);
        Sort(copy, "");
        return CanonicalJson.Text(copy).Replace($"\"{name}\"", "\"NAME\"", StringComparison.Ordinal);
    }

    private static void Strip(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
                Strip(item);
        }
        if (node is not JsonObject members)
            return;
        foreach (var (name, value) in members.ToList())
        {
            if (allotted.Contains(name))
                members.Remove(name);
            else
                Strip(value);
        }
    }

    // The order of a list that is merged by a key means nothing, but for variables.
    private static void Sort(JsonNode? node, string list)
    {
        if (node is JsonObject members)
        {
            foreach (var (name, value) in members.ToList())
                Sort(value, name);
        }
        if (node is not JsonArray items)
            return;
        foreach (var item in items)
            Sort(item, "");
        if (list is "env" or "initContainers" || MergeKeys.For(list, items) is not { } keys)
            return;
        JsonNode?[] sorted = [.. items.OrderBy(item => MergeKeys.Of(item, keys), StringComparer.Ordinal)];
        items.Clear();
        foreach (var item in sorted)
            items.Add(item);
    }
}
