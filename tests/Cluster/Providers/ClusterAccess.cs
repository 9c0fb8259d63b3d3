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

    /// <summary>A kubeconfig of the server of custom resources beside an old cluster; null: <see cref="CrdMissing"/> says why.</summary>
    public string? CrdKubeconfigPath { get; init; }

    /// <summary>Why there is no such server.</summary>
    public string CrdMissing { get; init; } = "no newer server runs beside it";

    /// <summary>The program that judges CEL as an API server does; null where it is not built.</summary>
    public string? CelPath { get; init; } = Environment.GetEnvironmentVariable("PYOPS_CEL") is { Length: > 0 } set ? set : null;

    /// <summary>A folder that holds kubectl and helm; null: they are on the PATH.</summary>
    public string? ToolFolder { get; init; }
}
