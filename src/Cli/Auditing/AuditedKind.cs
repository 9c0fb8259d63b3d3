namespace PyOps.Cli.Auditing;

/// <summary>A kind that an audit lists.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Plural">Its name in addresses.</param>
/// <param name="ApiVersions">Its versions, the newest first; older servers serve the later ones only.</param>
internal sealed record AuditedKind(string Kind, string Plural, params string[] ApiVersions)
{
    /// <summary>All of them, owners before what they own.</summary>
    public static readonly IReadOnlyList<AuditedKind> All =
    [
        new("Deployment", "deployments", "apps/v1"),
        new("StatefulSet", "statefulsets", "apps/v1"),
        new("DaemonSet", "daemonsets", "apps/v1"),
        new("CronJob", "cronjobs", "batch/v1", "batch/v1beta1"),
        new("ReplicationController", "replicationcontrollers", "v1"),
        new("ReplicaSet", "replicasets", "apps/v1"),
        new("Job", "jobs", "batch/v1"),
        new("Pod", "pods", "v1"),
    ];

    /// <summary>Where objects are listed.</summary>
    /// <param name="apiVersion">One of the versions.</param>
    /// <param name="ns">A namespace; null for all.</param>
    public string Path(string apiVersion, string? ns)
    {
        var root = apiVersion == "v1" ? "api/v1" : $"apis/{apiVersion}";
        return ns is null ? $"{root}/{Plural}" : $"{root}/namespaces/{Uri.EscapeDataString(ns)}/{Plural}";
    }
}
