using k8s;

namespace PyOps.Client;

/// <summary>Finds the cluster's address and credentials.</summary>
internal static class KubeConfigLocator
{
    /// <summary>The cluster that the options mean. Never falls back to a guessed address.</summary>
    /// <exception cref="ConnectionException">There is none, or its kubeconfig is unusable.</exception>
    public static KubernetesClientConfiguration Find(ConnectionOptions options)
    {
        if (options.KubeConfig is { Length: > 0 } path)
            return File.Exists(path)
                ? Load([path], options.Context)
                : throw new ConnectionException($"The kubeconfig {path} does not exist.");
        if (options.Context is null && KubernetesClientConfiguration.IsInCluster())
            return KubernetesClientConfiguration.InClusterConfig();
        var candidates = Candidates(options.Environment);
        if (candidates.FindAll(File.Exists) is { Count: > 0 } found)
            return Load(found, options.Context);
        throw new ConnectionException(
            "No Kubernetes cluster found. Looked for: a service account (not running in a pod), "
            + (candidates.Count == 0 ? "a kubeconfig (neither KUBECONFIG nor HOME is set)" : string.Join(", ", candidates) + " (not there)")
            + ". Pass --kubeconfig, or set KUBECONFIG.");
    }

    private static List<string> Candidates(Func<string, string?> environment)
    {
        if (environment("KUBECONFIG") is { Length: > 0 } listed)
            return [.. listed.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        var home = environment("HOME") ?? environment("USERPROFILE");
        return string.IsNullOrEmpty(home) ? [] : [Path.Combine(home, ".kube", "config")];
    }

    private static KubernetesClientConfiguration Load(List<string> paths, string? context)
    {
        var name = paths is [var only] ? $"kubeconfig {only}" : $"kubeconfigs {string.Join(" and ", paths)}";
        var verb = paths.Count == 1 ? "has" : "have";
        try
        {
            var file = KubeConfigFiles.Read(paths);
            if (context is null && file.CurrentContext is null)
                throw new ConnectionException($"The {name} {verb} no current context: pass --context, or run kubectl config use-context.");
            var config = KubernetesClientConfiguration.BuildConfigFromConfigObject(file, currentContext: context);
            return config.SslCaCerts is { Count: 0 }
                ? throw new ConnectionException($"The {name} {verb} certificate authority data without a certificate in it.")
                : config;
        }
        catch (Exception error) when (error is not ConnectionException)
        {
            throw new ConnectionException($"The {name} cannot be used: {error.Message}", error);
        }
    }
}
