using k8s.Models;
using PyOps.Crds.Markers;
using PyOps.Rules.Checks;

namespace PyOps.Crds.Validations;

/// <summary>Mounts name volumes that are there, at paths that are free.</summary>
internal static class MountValidation
{
    public static IEnumerable<FieldError> Check(PythonServiceSpec spec)
    {
        var volumes = Items.Of(spec.Volumes, "spec.volumes").Select(entry => entry.Item.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var (field, mount) in Items.Of(spec.VolumeMounts, "spec.volumeMounts"))
        {
            if (mount.Name is { } name && !volumes.Contains(name))
                yield return new($"{field}.name", $"{Show.Quoted(name)}: {Fixes.DeclaredVolume}");
            if (mount.MountPath is { } path && Path(path, spec.Security?.WritablePaths) is { } problem)
                yield return new($"{field}.mountPath", $"{Show.Quoted(path)}: {problem}");
            foreach (var error in Part(mount, field).Concat(ReadOnly(mount, $"{field}.recursiveReadOnly")))
                yield return error;
        }
    }

    private static IEnumerable<FieldError> Part(V1VolumeMount mount, string path)
    {
        foreach (var (part, name) in new[] { (mount.SubPath, "subPath"), (mount.SubPathExpr, "subPathExpr") })
        {
            if (part is ['/', ..] || part?.Split('/').Contains("..", StringComparer.Ordinal) is true)
                yield return new($"{path}.{name}", $"{Show.Quoted(part)}: write a path below the volume: relative, and without '..'");
        }

        if (mount is { SubPath.Length: > 0, SubPathExpr.Length: > 0 })
            yield return new($"{path}.subPathExpr", "subPath and subPathExpr exclude each other: keep one");
    }

    private static IEnumerable<FieldError> ReadOnly(V1VolumeMount mount, string field) => mount switch
    {
        { RecursiveReadOnly: null or "Disabled" } => [],
        { RecursiveReadOnly: not ("IfPossible" or "Enabled") } =>
            [new(field, $"{Show.Quoted(mount.RecursiveReadOnly)}: write Disabled, IfPossible or Enabled")],
        { ReadOnlyProperty: not true } => [new(field, "is for mounts that are read-only: set readOnly, or remove it")],
        { MountPropagation: not (null or "None") } => [new(field, "is for mounts that stay as they are: remove mountPropagation, or it")],
        _ => [],
    };

    private static string? Path(string path, IList<string>? writable)
    {
        if (!Patterns.Matches(path, Patterns.AbsolutePath))
            return "a mountPath " + Fixes.Path;
        if (ReservedPaths.Contains(path))
            return "/tmp and /pyops are reserved: mount elsewhere";
        return writable?.Contains(path) == true ? "a path is in spec.security.writablePaths too: keep one of the two" : null;
    }
}
