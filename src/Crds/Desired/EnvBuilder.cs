using k8s.Models;
using PyOps.Crds.Completed;

namespace PyOps.Crds.Desired;

/// <summary>
/// The environment: PORT first, because Kubernetes expands <c>$(PORT)</c> only in variables that come later, then the presets,
/// then the user's own, which win over presets of the same name.
/// </summary>
internal static class EnvBuilder
{
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
        if (service.Security.ReadOnlyRootFilesystem)
            yield return Variable("XDG_CACHE_HOME", VolumeBuilder.TmpPath + "/.cache");
    }

    private static V1EnvVar Variable(string name, string value) => new() { Name = name, Value = value };
}
