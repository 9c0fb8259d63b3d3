using PyOps.Crds;

namespace PyOps.Cli.Linting;

/// <summary>Tells a slip in an object's kind or version from a kind that is of no interest.</summary>
internal static class KnownKinds
{
    private static readonly Dictionary<string, string> Versions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Pod"] = "v1",
        ["PodTemplate"] = "v1",
        ["ReplicationController"] = "v1",
        ["Deployment"] = "apps/v1",
        ["StatefulSet"] = "apps/v1",
        ["DaemonSet"] = "apps/v1",
        ["ReplicaSet"] = "apps/v1",
        ["Job"] = "batch/v1",
        ["CronJob"] = "batch/v1",
        [PythonService.KindName] = ApiNames.ApiVersion,
        [RuntimePolicy.KindName] = ApiNames.ApiVersion,
    };

    /// <summary>What is wrong with an object's kind or version, and in which of the two; null when nothing is.</summary>
    public static FieldError? Slip(string apiVersion, string kind)
    {
        if (!Versions.TryGetValue(kind, out var version) || IsOfOthers(apiVersion))
            return null;
        var name = Versions.Keys.First(known => known.Equals(kind, StringComparison.OrdinalIgnoreCase));
        return name != kind ? new("kind", $"there is no kind {kind}: write {name}")
            : version != apiVersion ? new("apiVersion", $"there is no {kind} of {apiVersion}: write {version}")
            : null;
    }

    // Groups with a dot belong to somebody, who may have kinds of the same names.
    private static bool IsOfOthers(string apiVersion) =>
        apiVersion.Split('/') is [var group, _] && group.Contains('.') && group != ApiNames.Group;
}
