namespace PyOps.Cluster;

/// <summary>Any cluster: PYOPS_KUBECONFIG, with PYOPS_REGISTRY for images and PYOPS_AUDIT_LOG where its audit log can be read.</summary>
internal static class KubeconfigProvider
{
    private static readonly TimeSpan PushTime = TimeSpan.FromMinutes(5);

    public static ClusterAccess Access(string path) => new(path, Push)
    {
        AuditLogPath = Environment.GetEnvironmentVariable("PYOPS_AUDIT_LOG"),
    };

    private static async Task<string> Push(string archive, string name)
    {
        var registry = Environment.GetEnvironmentVariable("PYOPS_REGISTRY");
        Skip.If(string.IsNullOrEmpty(registry), "needs PYOPS_REGISTRY: a registry that takes test images and that the cluster pulls from");
        var reference = $"{registry}/{name}";
        var copied = await Tool.Run("skopeo", ["copy", $"oci-archive:{archive}", $"docker://{reference}"], PushTime);
        copied.OrThrow($"pushing {reference}");
        return reference;
    }
}
