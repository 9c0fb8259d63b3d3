using k8s;
using k8s.KubeConfigModels;
using YamlDotNet.Core;

namespace PyOps.Operator.Runtime;

/// <summary>Finds the cluster's address and credentials.</summary>
internal static class KubeConfigLocator
{
    /// <summary>The cluster that the options mean. Never falls back to a guessed address.</summary>
    /// <exception cref="ConnectionException">There is none, or its kubeconfig is unusable.</exception>
    public static KubernetesClientConfiguration Find(ConnectionOptions options)
    {
        if (options.KubeConfig is { Length: > 0 } path)
            return Load(path, options.Context);
        if (options.Context is null && KubernetesClientConfiguration.IsInCluster())
            return KubernetesClientConfiguration.InClusterConfig();
        var candidates = Candidates(options.Environment);
        if (candidates.Find(File.Exists) is { } found)
            return Load(found, options.Context);
        throw new ConnectionException(
            "No Kubernetes cluster found. Looked for: a service account (not running in a pod), "
            + (candidates.Count == 0 ? "a kubeconfig (neither KUBECONFIG nor HOME is set)" : string.Join(", ", candidates) + " (not there)")
            + ". Pass --kubeconfig, or set KUBECONFIG.");
    }

    // KUBECONFIG may list several files. kubectl merges them; we take the first that is there and ask for --kubeconfig otherwise.
    private static List<string> Candidates(Func<string, string?> environment)
    {
        if (environment("KUBECONFIG") is { Length: > 0 } listed)
            return [.. listed.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        var home = environment("HOME") ?? environment("USERPROFILE");
        return string.IsNullOrEmpty(home) ? [] : [Path.Combine(home, ".kube", "config")];
    }

    private static KubernetesClientConfiguration Load(string path, string? context)
    {
        if (!File.Exists(path))
            throw new ConnectionException($"The kubeconfig {path} does not exist.");
        try
        {
            return Build(path, context);
        }
        catch (YamlException error)
        {
            throw new ConnectionException($"The kubeconfig {path} is not valid YAML: {error.Message}", error);
        }
        catch (Exception error) when (error is not ConnectionException)
        {
            throw new ConnectionException($"The kubeconfig {path} cannot be used: {error.Message}", error);
        }
    }

    private static KubernetesClientConfiguration Build(string path, string? context)
    {
        var file = KubernetesYaml.Deserialize<K8SConfiguration?>(File.ReadAllText(path));
        if (file is null || (context is null && string.IsNullOrEmpty(file.CurrentContext)))
            throw new ConnectionException($"The kubeconfig {path} has no current context: pass --context, or run kubectl config use-context.");
        file.FileName = Path.GetFullPath(path); // Certificate files are named relative to it.
        var config = KubernetesClientConfiguration.BuildConfigFromConfigObject(file, currentContext: context);
        if (config.SslCaCerts is { Count: 0 })
            throw new ConnectionException($"The kubeconfig {path} has certificate authority data without a certificate in it.");
        return config;
    }
}
