using k8s.Models;
using PyOps.Crds.Completed;

namespace PyOps.Crds.Desired;

/// <summary>The user's volumes, and the bounded writable folders that a read-only image needs.</summary>
internal static class VolumeBuilder
{
    public const string TmpPath = "/tmp";

    public static IList<V1Volume>? Volumes(CompletedService service)
    {
        List<V1Volume> volumes =
        [
            .. service.Volumes,
            .. Writable(service.Security).Select(folder => Empty(folder.Name, service.Security.TmpSizeLimit)),
            .. InitBuilder.Volumes(service),
        ];
        return volumes.Count > 0 ? volumes : null;
    }

    public static IList<V1VolumeMount>? Mounts(CompletedService service)
    {
        List<V1VolumeMount> mounts =
        [
            .. service.VolumeMounts,
            .. Writable(service.Security).Select(folder => new V1VolumeMount { Name = folder.Name, MountPath = folder.Path }),
            .. InitBuilder.Mounts(service),
        ];
        return mounts.Count > 0 ? mounts : null;
    }

    private static IEnumerable<(string Name, string Path)> Writable(CompletedSecurity security)
    {
        if (security.ReadOnlyRootFilesystem)
            yield return (ApiNames.ReservedPrefix + "tmp", TmpPath);
        foreach (var (index, path) in security.WritablePaths.Index())
            yield return ($"{ApiNames.ReservedPrefix}writable-{index}", path);
    }

    private static V1Volume Empty(string name, string sizeLimit) =>
        new() { Name = name, EmptyDir = new V1EmptyDirVolumeSource { SizeLimit = sizeLimit } };
}
