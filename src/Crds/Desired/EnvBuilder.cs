using k8s.Models;
using PyOps.Crds.Completed;

namespace PyOps.Crds.Desired;

/// <summary>
/// The environment: PORT first, because Kubernetes expands <c>$(PORT)</c> only in variables that come later, then the presets,
/// then the user's own, which win over presets of the same name.
/// </summary>
internal static class EnvBuilder
{
    private const string AccountName = "app";

    public static IList<V1EnvVar> Build(CompletedService service)
    {
        var own = service.Env.Select(variable => variable.Name).ToHashSet(StringComparer.Ordinal);
        return [.. Port(service), .. Presets(service).Where(preset => !own.Contains(preset.Name)), .. service.Env];
    }

    private static IEnumerable<V1EnvVar> Port(CompletedService service)
    {
        if (service.Port is { } port)
            yield return Variable("PORT", $"{port}");
    }

    private static IEnumerable<V1EnvVar> Presets(CompletedService service)
    {
        yield return Variable("PYTHONUNBUFFERED", "1");
        yield return Variable("PYTHONFAULTHANDLER", "1");
        foreach (var preset in Presets(service.Security))
            yield return preset;
        // An image that brings its own tini goes on reaping, and silently, where the pod's pause process is process 1.
        if (service.Init == InitModes.SharedPid)
            yield return Variable("TINI_SUBREAPER", "1");
    }

    private static IEnumerable<V1EnvVar> Presets(CompletedSecurity security)
    {
        if (security.ReadOnlyRootFilesystem)
        {
            yield return Variable("XDG_CACHE_HOME", VolumeBuilder.TmpPath + "/.cache");
            yield return Variable("XDG_CONFIG_HOME", VolumeBuilder.TmpPath + "/.config");
            // Neither of these looks at the two before, or not everywhere.
            yield return Variable("MPLCONFIGDIR", VolumeBuilder.TmpPath + "/.config/matplotlib");
            yield return Variable("NUMBA_CACHE_DIR", VolumeBuilder.TmpPath + "/.cache/numba");
        }

        if (security.RunAsUser is not null)
            yield break;
        // The user may be in nobody's /etc/passwd: his home would be /, and getpass.getuser() would fail.
        yield return Variable("HOME", VolumeBuilder.TmpPath);
        yield return Variable("USER", AccountName);
        yield return Variable("LOGNAME", AccountName);
    }

    private static V1EnvVar Variable(string name, string value) => new() { Name = name, Value = value };
}
