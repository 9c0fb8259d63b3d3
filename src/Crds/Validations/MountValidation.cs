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
        }
    }

    private static string? Path(string path, IList<string>? writable)
    {
        if (!Patterns.Matches(path, Patterns.AbsolutePath))
            return "a mountPath " + Fixes.Path;
        if (ReservedPaths.Contains(path))
            return "/tmp and /pyops are reserved: mount elsewhere";
        return writable?.Contains(path) == true ? "a path is in spec.security.writablePaths too: keep one of the two" : null;
    }
}
