using k8s.Models;
using PyOps.Crds.Desired;

namespace PyOps.Operator.Services.Status;

/// <summary>The image by digest that the ready pods report.</summary>
internal static class RunningImage
{
    /// <summary>Repository and digest when all ready pods agree, else null.</summary>
    public static string? Of(IEnumerable<V1Pod> pods)
    {
        var images = pods
            .SelectMany(pod => pod.Status?.ContainerStatuses ?? [])
            .Where(status => status.Ready && status.Name == PodRole.Container)
            .Select(status => status.ImageID)
            .Distinct(StringComparer.Ordinal)
            .Take(2)
            .ToList();
        // A runtime that never pulled the image reports a bare id, which is no reference.
        return images is [{ Length: > 0 } only] && only.Contains('@', StringComparison.Ordinal) ? WithoutScheme(only) : null;
    }

    private static string WithoutScheme(string imageId)
    {
        var scheme = imageId.IndexOf("://", StringComparison.Ordinal);
        return scheme < 0 ? imageId : imageId[(scheme + 3)..];
    }
}
