using System.Text.Json.Nodes;

namespace PyOps.Operator.Runtime.Comparing;

/// <summary>
/// The lists that Kubernetes merges item by item (x-kubernetes-list-type map or set) and the fields that identify an item.
/// </summary>
internal static class MergeKeys
{
    private static readonly string[] byName = ["name"];
    private static readonly string[] byContainerPort = ["containerPort", "protocol"];
    private static readonly string[] byServicePort = ["port", "protocol"];

    private static readonly Dictionary<string, string[]> keys = new(StringComparer.Ordinal)
    {
        ["containers"] = byName,
        ["initContainers"] = byName,
        ["volumes"] = byName,
        ["env"] = byName,
        ["imagePullSecrets"] = byName,
        ["secrets"] = byName,
        ["webhooks"] = byName,
        ["volumeMounts"] = ["mountPath"],
        ["volumeDevices"] = ["devicePath"],
        ["topologySpreadConstraints"] = ["topologyKey", "whenUnsatisfiable"],
        ["ownerReferences"] = ["uid"],
        ["hostAliases"] = ["ip"],
        ["conditions"] = ["type"],
    };

    /// <summary>Whether the list is a set of plain values, to which others may add.</summary>
    public static bool IsSet(string list) => list is "finalizers";

    /// <summary>The fields that identify an item, or null when the list is atomic.</summary>
    /// <param name="list">The list's field name.</param>
    /// <param name="items">Its items: ports of containers and of Services have different keys.</param>
    public static string[]? For(string list, JsonArray items)
    {
        if (list is not "ports")
            return keys.GetValueOrDefault(list);
        return items.FirstOrDefault() is JsonObject first && first.ContainsKey("containerPort") ? byContainerPort : byServicePort;
    }

    /// <summary>The identity of an item: its key fields' values. A port that names no protocol is a TCP port.</summary>
    public static string Of(JsonNode? item, string[] keys) => string.Join('/', keys.Select(key => Text(item as JsonObject, key)));

    private static string Text(JsonObject? item, string key) => item?[key]?.ToString() ?? (key is "protocol" ? "TCP" : "");
}
