namespace PyOps.Cluster;

/// <summary>The real helm.</summary>
public static class Helm
{
    private static readonly TimeSpan RunTime = TimeSpan.FromMinutes(5);
    private static readonly Lazy<Task<string>> Program = new(() => Task.Run(() => ClientProgram.Find("helm")));

    /// <summary>Runs helm to its end, by default without any cluster.</summary>
    public static async Task<ToolResult> Run(IReadOnlyList<string> arguments, string? kubeconfig = null)
    {
        // Nothing of the machine's: neither its clusters nor its plugins and repositories.
        var nothing = Path.Combine(Path.GetTempPath(), "pyops-no-such-file");
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["KUBECONFIG"] = kubeconfig ?? nothing,
            ["HELM_PLUGINS"] = nothing,
        };
        return await Tool.Run(await Program.Value, arguments, RunTime, environment: environment);
    }
}
