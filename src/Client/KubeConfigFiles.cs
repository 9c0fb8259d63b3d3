using k8s;
using k8s.KubeConfigModels;
using YamlDotNet.Core;

namespace PyOps.Client;

/// <summary>
/// Reads kubeconfigs, and makes one of several as kubectl does: of what bears one name the first counts, wholly, and so does the first
/// current context. Paths in a file are relative to its folder.
/// </summary>
internal static class KubeConfigFiles
{
    /// <summary>Reads them.</summary>
    /// <param name="paths">At least one; all of them exist.</param>
    /// <exception cref="ConnectionException">One of them is no kubeconfig.</exception>
    public static K8SConfiguration Read(IReadOnlyList<string> paths)
    {
        var files = paths.Select(ReadOne).ToList();
        return new K8SConfiguration
        {
            CurrentContext = files.Select(file => file.CurrentContext).FirstOrDefault(context => !string.IsNullOrEmpty(context)),
            Contexts = First(files, file => file.Contexts, context => context.Name),
            Clusters = First(files, file => file.Clusters, cluster => cluster.Name),
            Users = First(files, file => file.Users, user => user.Name),
        };
    }

    private static K8SConfiguration ReadOne(string path)
    {
        try
        {
            var file = KubernetesYaml.Deserialize<K8SConfiguration?>(File.ReadAllText(path)) ?? new K8SConfiguration();
            Resolve(file, Path.GetDirectoryName(Path.GetFullPath(path))!);
            return file;
        }
        catch (YamlException error)
        {
            throw new ConnectionException($"The kubeconfig {path} is not valid YAML: {error.Message}", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConnectionException($"The kubeconfig {path} cannot be read: {error.Message}", error);
        }
    }

    private static List<T> First<T>(List<K8SConfiguration> files, Func<K8SConfiguration, IEnumerable<T>?> part, Func<T, string> name) =>
        [.. files.SelectMany(file => part(file) ?? []).DistinctBy(name, StringComparer.Ordinal)];

    private static void Resolve(K8SConfiguration file, string folder)
    {
        foreach (var endpoint in (file.Clusters ?? []).Select(cluster => cluster.ClusterEndpoint).OfType<ClusterEndpoint>())
            endpoint.CertificateAuthority = Below(folder, endpoint.CertificateAuthority);
        foreach (var credentials in (file.Users ?? []).Select(user => user.UserCredentials).OfType<UserCredentials>())
        {
            credentials.ClientCertificate = Below(folder, credentials.ClientCertificate);
            credentials.ClientKey = Below(folder, credentials.ClientKey);
            // A program without a folder is looked for on the PATH.
            if (credentials.ExternalExecution is { Command: { } command } plugin && command.Contains('/'))
                plugin.Command = Below(folder, command);
        }
    }

    private static string? Below(string folder, string? path) => string.IsNullOrEmpty(path) ? path : Path.Combine(folder, path);
}
