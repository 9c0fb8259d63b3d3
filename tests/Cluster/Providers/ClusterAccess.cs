namespace PyOps.Cluster;

/// <summary>What a provider delivers; everything above it is the same code for each.</summary>
/// <param name="KubeconfigPath">A kubeconfig of an administrator.</param>
/// <param name="Publish">Makes an OCI archive available under repository:tag and returns the reference for pod specs.</param>
internal sealed record ClusterAccess(string KubeconfigPath, Func<string, string, Task<string>> Publish)
{
    /// <summary>The API server's audit log, where it can be read.</summary>
    public string? AuditLogPath { get; init; }

    /// <summary>The instance of hack/cluster, whose components can be stopped and killed.</summary>
    public string? Instance { get; init; }

    /// <summary>A folder that holds kubectl and helm; null: they are on the PATH.</summary>
    public string? ToolFolder { get; init; }
}
