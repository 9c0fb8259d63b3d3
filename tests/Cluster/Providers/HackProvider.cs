namespace PyOps.Cluster;

/// <summary>
/// An instance of hack/cluster: started by `make test` for its run, or by the first test that needs it and then left running.
/// </summary>
internal static class HackProvider
{
    private const string Name = "test";

    // The first start on a machine builds Kubernetes.
    private static readonly TimeSpan StartTime = TimeSpan.FromMinutes(20);
    private static readonly TimeSpan CommandTime = TimeSpan.FromMinutes(5);

    /// <summary>Why hack/cluster cannot run on this machine, or null.</summary>
    public static string? Obstacle() =>
        !OperatingSystem.IsLinux() || !File.Exists("/usr/bin/apt-get") ? "needs a Debian machine"
        : !Environment.IsPrivilegedProcess ? "needs root"
        : null;

    public static async Task<ClusterAccess> Start()
    {
        using var alone = await MachineLock.Take("cluster-up", StartTime);
        var up = await Run("up", StartTime, Name);
        Announce.Line($"The cluster '{Name}' is left running for the next run; hack/cluster/down {Name} stops it.");
        return Access(up.LastLine);
    }

    /// <summary>The instance that an environment file of hack/cluster/up describes.</summary>
    public static ClusterAccess Access(string environmentFile)
    {
        var variables = EnvironmentFile.Read(environmentFile);
        var instance = variables["PYOPS_CLUSTER_NAME"];
        return new ClusterAccess(variables["KUBECONFIG"], (archive, reference) => Push(instance, archive, reference))
        {
            AuditLogPath = variables.GetValueOrDefault("PYOPS_AUDIT_LOG"),
            Instance = instance,
            ToolFolder = variables.GetValueOrDefault("PYOPS_PATH"),
            CrdKubeconfigPath = variables.GetValueOrDefault("PYOPS_CRD_KUBECONFIG"),
            CrdMissing = variables.GetValueOrDefault("PYOPS_CRD_MISSING", "hack/cluster runs none beside it"),
            CelPath = variables.GetValueOrDefault("PYOPS_CEL"),
        };
    }

    /// <summary>Builds an image of this project, or finds it in the cache, and returns the path of its OCI archive.</summary>
    public static async Task<string> Archive(string image)
    {
        using var alone = await MachineLock.Take($"image-{image}", StartTime);
        return (await Run("image", StartTime, image)).LastLine;
    }

    public static Task Component(string instance, string verb, string component) =>
        Run("component", CommandTime, instance, verb, component);

    private static async Task<string> Push(string instance, string archive, string reference) =>
        (await Run("push", CommandTime, instance, archive, reference)).LastLine;

    private static async Task<ToolResult> Run(string script, TimeSpan deadline, params string[] arguments)
    {
        var path = Path.Combine(Checkout.Root, "hack", "cluster", script);
        var result = await Tool.Run(path, arguments, deadline, progress: Announce.Line);
        return result.OrThrow($"hack/cluster/{script} {string.Join(' ', arguments)}");
    }
}
