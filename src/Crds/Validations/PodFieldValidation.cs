using k8s.Models;
using PyOps.Rules.Checks;

namespace PyOps.Crds.Validations;

/// <summary>What a pod is told of itself, in a variable or in a file: fields and amounts that a pod has.</summary>
internal static class PodFieldValidation
{
    private static readonly string[] maps = ["metadata.labels", "metadata.annotations"];

    private static readonly HashSet<string> variables =
    [
        "metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.serviceAccountName",
        "status.hostIP", "status.hostIPs", "status.podIP", "status.podIPs",
    ];

    private static readonly HashSet<string> files = ["metadata.name", "metadata.namespace", "metadata.uid", .. maps];

    private static readonly HashSet<string> amounts =
        ["limits.cpu", "limits.memory", "limits.ephemeral-storage", "requests.cpu", "requests.memory", "requests.ephemeral-storage"];

    private static readonly HashSet<string> ofProcessors = ["1", "1m"];

    private static readonly HashSet<string> ofBytes =
        ["1", "1k", "1M", "1G", "1T", "1P", "1E", "1Ki", "1Mi", "1Gi", "1Ti", "1Pi", "1Ei"];

    /// <summary>A field whose value is told.</summary>
    /// <param name="selector">The selector, or null.</param>
    /// <param name="path">Its path.</param>
    /// <param name="isFile">Whether a file holds it; a variable does otherwise, and then it cannot be a map.</param>
    public static IEnumerable<FieldError> Field(V1ObjectFieldSelector? selector, string path, bool isFile)
    {
        // Nothing is the version that there is.
        if (selector?.ApiVersion is not (null or "" or "v1"))
            yield return new($"{path}.apiVersion", $"{Show.Quoted(selector.ApiVersion)}: write v1, or remove it");
        var known = isFile ? files : variables;
        if (selector?.FieldPath is { } field && !known.Contains(field) && !IsEntry(field))
        {
            yield return new(
                $"{path}.fieldPath",
                $"{Show.Quoted(field)}: a pod has no such field for {(isFile ? "files" : "variables")}: write {string.Join(", ", known)}, "
                    + "metadata.labels['NAME'] or metadata.annotations['NAME']");
        }
    }

    /// <summary>A request or limit that is told.</summary>
    /// <param name="selector">The selector, or null.</param>
    /// <param name="path">Its path.</param>
    /// <param name="isFile">Whether a file holds it; it belongs to no container, so that one has to be named.</param>
    public static IEnumerable<FieldError> Amount(V1ResourceFieldSelector? selector, string path, bool isFile)
    {
        if (selector is null)
            yield break;
        if (isFile && string.IsNullOrEmpty(selector.ContainerName))
            yield return new($"{path}.containerName", "a file is of no container: name the one whose resources it tells");
        if (selector.Resource is { } resource && !amounts.Contains(resource) && !IsOfHugePages(resource))
            yield return new($"{path}.resource", $"{Show.Quoted(resource)}: write {string.Join(", ", amounts)}");
        // It is counted in ones where nothing, or 0, is written.
        else if (selector.Divisor is { } divisor && divisor.ToDecimal() != 0 && !Divisors(selector.Resource).Contains(divisor.ToString()))
            yield return new($"{path}.divisor", $"{divisor}: write one of {string.Join(", ", Divisors(selector.Resource))}");
    }

    private static bool IsEntry(string field) => Array.Exists(maps, map =>
        field.StartsWith($"{map}['", StringComparison.Ordinal) && field.EndsWith("']", StringComparison.Ordinal)
        && field.Length > map.Length + 4 && LabelForm.IsKey(Key(field[(map.Length + 2)..^2], map)));

    // The case of an annotation's prefix does not count.
    private static string Key(string key, string map) => map == maps[1] ? key.ToLowerInvariant() : key;

    private static bool IsOfHugePages(string resource) =>
        resource.StartsWith("limits.hugepages-", StringComparison.Ordinal)
        || resource.StartsWith("requests.hugepages-", StringComparison.Ordinal);

    private static HashSet<string> Divisors(string? resource) => resource is "limits.cpu" or "requests.cpu" ? ofProcessors : ofBytes;
}
