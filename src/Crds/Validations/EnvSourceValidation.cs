using k8s.Models;
using PyOps.Crds.Markers;
using PyOps.Rules.Checks;

namespace PyOps.Crds.Validations;

/// <summary>Where the value of a variable comes from: names and keys that there can be, fields and amounts that a pod has.</summary>
internal static class EnvSourceValidation
{
    // Printable ASCII but '=', as the file of variables is read.
    private const string FileKey = "[ -<>-~]+";

    public static IEnumerable<FieldError> Check(V1EnvVarSource source, string path) =>
    [
        .. Entry(source.SecretKeyRef?.Name, source.SecretKeyRef?.Key, $"{path}.secretKeyRef", source.SecretKeyRef is not null, "a Secret"),
        .. Entry(
            source.ConfigMapKeyRef?.Name, source.ConfigMapKeyRef?.Key, $"{path}.configMapKeyRef",
            source.ConfigMapKeyRef is not null, "a ConfigMap"),
        .. PodFieldValidation.Field(source.FieldRef, $"{path}.fieldRef", isFile: false),
        .. PodFieldValidation.Amount(source.ResourceFieldRef, $"{path}.resourceFieldRef", isFile: false),
        .. source.FileKeyRef is { } file ? File(file, $"{path}.fileKeyRef") : [],
    ];

    /// <summary>The name of an object that is referred to.</summary>
    public static IEnumerable<FieldError> Name(string? name, string path, bool isThere, string what) =>
        isThere ? ReferenceValidation.Name(name ?? "", $"{path}.name", what, isRequired: true) : [];

    private static IEnumerable<FieldError> Entry(string? name, string? key, string path, bool isThere, string what) =>
        Name(name, path, isThere, what).Concat(EntryForm.CheckKey(key, $"{path}.key"));

    private static IEnumerable<FieldError> File(V1FileKeySelector file, string path)
    {
        if (file.Key is { } key && !Patterns.Matches(key, FileKey))
            yield return new($"{path}.key", $"{Show.Quoted(key)}: a key holds only printable ASCII, and no '='");
        if (file.Path is { } below && (below.Length == 0 || below.Split('/').Contains("..", StringComparer.Ordinal)))
            yield return new($"{path}.path", $"{Show.Quoted(below)}: write the path of a file below the volume, without '..'");
    }
}
