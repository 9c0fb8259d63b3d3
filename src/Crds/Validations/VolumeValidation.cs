using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using PyOps.Crds.Markers;
using PyOps.Rules.Checks;

namespace PyOps.Crds.Validations;

/// <summary>Volumes of the kinds that the restricted Pod Security Standard allows, under names that are not ours.</summary>
internal static class VolumeValidation
{
    public static IEnumerable<FieldError> Check(IEnumerable<V1Volume>? volumes) =>
        Items.Of(volumes, "spec.volumes").SelectMany(entry =>
            Name(entry.Item, entry.Path)
                .Concat(Source(entry.Item, entry.Path))
                .Concat(VolumeSourceValidation.Check(entry.Item, entry.Path)));

    private static IEnumerable<FieldError> Name(V1Volume volume, string path)
    {
        if (volume.Name is not { } name)
            yield break;
        if (!Patterns.Matches(name, Patterns.DnsLabel))
            yield return new($"{path}.name", $"{Show.Quoted(name)}: {Fixes.VolumeName}");
        else if (name.StartsWith(ApiNames.ReservedPrefix, StringComparison.Ordinal))
            yield return new($"{path}.name", $"{Show.Quoted(name)}: names that start with pyops- are reserved: choose another");
    }

    // Through JSON, so that a kind of volume that Kubernetes invents next is refused, not overlooked.
    private static IEnumerable<FieldError> Source(V1Volume volume, string path)
    {
        var sources = ((JsonObject)JsonNode.Parse(KubernetesJson.Serialize(volume))!)
            .Select(property => property.Key).Where(name => name is not "name").ToList();
        foreach (var refused in sources.Where(source => !VolumeSources.Allowed.Contains(source)))
            yield return new($"{path}.{refused}", $"{Show.Quoted(volume.Name ?? "")}: {Fixes.RefusedVolume}");
        if (sources.Count(VolumeSources.Allowed.Contains) != 1 && sources.TrueForAll(VolumeSources.Allowed.Contains))
            yield return new(path, $"{Show.Quoted(volume.Name ?? "")}: each volume has exactly one source: {VolumeSources.AllowedText}");
    }
}
