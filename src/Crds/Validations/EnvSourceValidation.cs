using k8s.Models;
using PyOps.Crds.Markers;
using PyOps.Rules.Checks;

namespace PyOps.Crds.Validations;

/// <summary>Where the value of a variable comes from: names and keys that there can be, fields and amounts that a pod has.</summary>
internal static class EnvSourceValidation
{
    private const int MaxKeyLength = 253;
    private const string KeyPattern = "[-._a-zA-Z0-9]+";

    private static readonly HashSet<string> fields =
    [
        "metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.serviceAccountName",
        "status.hostIP", "status.hostIPs", "status.podIP", "status.podIPs",
    ];

    private static readonly string[] maps = ["metadata.labels['", "metadata.annotations['"];

    private static readonly HashSet<string> amounts =
        ["limits.cpu", "limits.memory", "limits.ephemeral-storage", "requests.cpu", "requests.memory", "requests.ephemeral-storage"];

    public static IEnumerable<FieldError> Check(V1EnvVarSource source, string path) =>
    [
        .. Entry(source.SecretKeyRef?.Name, source.SecretKeyRef?.Key, $"{path}.secretKeyRef", source.SecretKeyRef is not null, "a Secret"),
        .. Entry(
            source.ConfigMapKeyRef?.Name, source.ConfigMapKeyRef?.Key, $"{path}.configMapKeyRef",
            source.ConfigMapKeyRef is not null, "a ConfigMap"),
        .. Field(source.FieldRef?.FieldPath, $"{path}.fieldRef.fieldPath"),
        .. Amount(source.ResourceFieldRef?.Resource, $"{path}.resourceFieldRef.resource"),
    ];

    /// <summary>The name of an object that is referred to.</summary>
    public static IEnumerable<FieldError> Name(string? name, string path, bool isThere, string what)
    {
        if (isThere && string.IsNullOrEmpty(name))
            yield return new($"{path}.name", $"name {what}");
    }

    private static IEnumerable<FieldError> Entry(string? name, string? key, string path, bool isThere, string what)
    {
        foreach (var error in Name(name, path, isThere, what))
            yield return error;
        if (key is not null && (key.Length > MaxKeyLength || key is "." or ".."
            || key.StartsWith("..", StringComparison.Ordinal) || !Patterns.Matches(key, KeyPattern)))
        {
            yield return new($"{path}.key", $"{Show.Quoted(key)}: a key holds only letters, digits, '-', '_' and '.', "
                + "and does not start with '..'");
        }
    }

    private static IEnumerable<FieldError> Field(string? path, string field)
    {
        if (path is not null && !fields.Contains(path) && !IsLabelOrAnnotation(path))
        {
            yield return new(field, $"{Show.Quoted(path)}: a pod has no such field for variables: write {string.Join(", ", fields)}, "
                + "metadata.labels['NAME'] or metadata.annotations['NAME']");
        }
    }

    private static bool IsLabelOrAnnotation(string path) =>
        maps.Any(start =>
            path.StartsWith(start, StringComparison.Ordinal) && path.EndsWith("']", StringComparison.Ordinal)
            && path.Length > start.Length + 2 && LabelForm.IsKey(path[start.Length..^2]));

    private static IEnumerable<FieldError> Amount(string? resource, string field)
    {
        if (resource is not null && !amounts.Contains(resource)
            && !resource.Split('.', 2)[^1].StartsWith("hugepages-", StringComparison.Ordinal))
        {
            yield return new(field, $"{Show.Quoted(resource)}: write {string.Join(", ", amounts)}");
        }
    }
}
