using k8s.Models;
using PyOps.Crds.Markers;
using PyOps.Rules.Checks;

namespace PyOps.Crds.Validations;

/// <summary>Environment variables. A value never appears in a message.</summary>
internal static class EnvValidation
{
    public static IEnumerable<FieldError> Check(PythonServiceSpec spec) =>
        Items.Of(spec.Env, "spec.env").SelectMany(entry => Variable(entry.Item, entry.Path).Concat(Volume(entry.Item, entry.Path, spec)))
            .Concat(Items.Of(spec.EnvFrom, "spec.envFrom").SelectMany(entry => Source(entry.Item, entry.Path)));

    private static IEnumerable<FieldError> Variable(V1EnvVar variable, string path)
    {
        if (string.Equals(variable.Name, "PORT", StringComparison.Ordinal))
            yield return new($"{path}.name", "PORT is reserved: set spec.port instead");
        else if (variable.Name is { } name && !Patterns.Matches(name, Patterns.EnvName))
            yield return new($"{path}.name", $"{Show.Quoted(name)}: {Fixes.EnvName}");
        if (!string.IsNullOrEmpty(variable.Value) && variable.ValueFrom is not null)
            yield return new(path, $"{Show.Quoted(variable.Name ?? "")}: value and valueFrom exclude each other: keep one");
        foreach (var error in variable.ValueFrom is { } from ? From(from, $"{path}.valueFrom") : [])
            yield return error;
    }

    private static IEnumerable<FieldError> From(V1EnvVarSource from, string path) =>
        Count(from.ConfigMapKeyRef, from.SecretKeyRef, from.FieldRef, from.ResourceFieldRef, from.FileKeyRef) == 1
            ? EnvSourceValidation.Check(from, path)
            : [new(path, "name exactly one of configMapKeyRef, secretKeyRef, fieldRef, resourceFieldRef and fileKeyRef")];

    private static IEnumerable<FieldError> Volume(V1EnvVar variable, string path, PythonServiceSpec spec)
    {
        if (variable.ValueFrom?.FileKeyRef?.VolumeName is { } name && spec.Volumes?.Any(volume => volume?.Name == name) is not true)
            yield return new($"{path}.valueFrom.fileKeyRef.volumeName", $"{Show.Quoted(name)}: {Fixes.DeclaredVolume}");
    }

    private static IEnumerable<FieldError> Source(V1EnvFromSource source, string path)
    {
        if (Count(source.ConfigMapRef, source.SecretRef) != 1)
            return [new(path, "name one of configMapRef and secretRef in each entry")];
        return
        [
            .. EnvSourceValidation.Name(source.ConfigMapRef?.Name, $"{path}.configMapRef", source.ConfigMapRef is not null, "a ConfigMap"),
            .. EnvSourceValidation.Name(source.SecretRef?.Name, $"{path}.secretRef", source.SecretRef is not null, "a Secret"),
            .. Prefix(source.Prefix, $"{path}.prefix"),
        ];
    }

    private static IEnumerable<FieldError> Prefix(string? prefix, string field)
    {
        if (!string.IsNullOrEmpty(prefix) && !Patterns.Matches(prefix, Patterns.EnvName))
            yield return new(field, $"{Show.Quoted(prefix)}: {Fixes.EnvName}");
    }

    private static int Count(params object?[] sources) => sources.Count(source => source is not null);
}
