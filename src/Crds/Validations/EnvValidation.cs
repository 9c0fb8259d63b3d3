using k8s.Models;
using PyOps.Crds.Markers;
using PyOps.Rules.Checks;

namespace PyOps.Crds.Validations;

/// <summary>Environment variables. A value never appears in a message.</summary>
internal static class EnvValidation
{
    public static IEnumerable<FieldError> Check(PythonServiceSpec spec) =>
        Items.Of(spec.Env, "spec.env").SelectMany(entry => Variable(entry.Item, entry.Path))
            .Concat(Items.Of(spec.EnvFrom, "spec.envFrom").SelectMany(entry => Source(entry.Item, entry.Path)));

    private static IEnumerable<FieldError> Variable(V1EnvVar variable, string path)
    {
        if (string.Equals(variable.Name, "PORT", StringComparison.Ordinal))
            yield return new($"{path}.name", "PORT is reserved: set spec.port instead");
        else if (variable.Name is { } name && !Patterns.Matches(name, Patterns.EnvName))
            yield return new($"{path}.name", $"{Show.Quoted(name)}: {Fixes.EnvName}");
        if (!string.IsNullOrEmpty(variable.Value) && variable.ValueFrom is not null)
            yield return new(path, $"{Show.Quoted(variable.Name ?? "")}: value and valueFrom exclude each other: keep one");
        if (variable.ValueFrom is { } from
            && Count(from.ConfigMapKeyRef, from.SecretKeyRef, from.FieldRef, from.ResourceFieldRef, from.FileKeyRef) != 1)
        {
            yield return new(
                $"{path}.valueFrom", "name exactly one of configMapKeyRef, secretKeyRef, fieldRef, resourceFieldRef and fileKeyRef");
        }
    }

    private static IEnumerable<FieldError> Source(V1EnvFromSource source, string path)
    {
        if (Count(source.ConfigMapRef, source.SecretRef) != 1)
            yield return new(path, "name one of configMapRef and secretRef in each entry");
    }

    private static int Count(params object?[] sources) => sources.Count(source => source is not null);
}
