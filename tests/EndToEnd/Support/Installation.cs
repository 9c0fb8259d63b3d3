using k8s;
using k8s.KubeConfigModels;
using k8s.Models;
using PyOps.Cluster;
using PyOps.Crds.Schema;

namespace PyOps.EndToEnd.Support;

/// <summary>What `kubectl apply -k config` installs, once a run, and kubeconfigs of the service account that it makes.</summary>
internal static class Installation
{
    private static readonly Version celSince = new(1, 25);
    private static readonly Lazy<Task> installed = new(Install);

    public static Task Ready => installed.Value;

    /// <summary>Writes a kubeconfig that has the permissions of a service account and no others.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="serviceAccount">The service account's name.</param>
    /// <param name="ns">The service account's namespace.</param>
    /// <param name="server">Where the API server is reached; null for the cluster's own address.</param>
    public static async Task<string> KubeconfigOf(TestCluster cluster, string serviceAccount, string ns, Uri? server = null)
    {
        var request = new Authenticationv1TokenRequest { Spec = new V1TokenRequestSpec { Audiences = [], ExpirationSeconds = 7200 } };
        var answer = await cluster.Client.CoreV1.CreateNamespacedServiceAccountTokenAsync(request, serviceAccount, ns);
        var admin = await KubernetesClientConfiguration.LoadKubeConfigAsync(cluster.KubeconfigPath);
        if (server is not null)
            admin.Clusters.First().ClusterEndpoint.Server = server.ToString();
        var own = new K8SConfiguration
        {
            ApiVersion = "v1",
            Kind = "Config",
            CurrentContext = "test",
            Clusters = [.. admin.Clusters.Take(1)],
            Users = [new User { Name = "operator", UserCredentials = new UserCredentials { Token = answer.Status.Token } }],
            Contexts =
            [
                new Context
                {
                    Name = "test",
                    ContextDetails = new ContextDetails { Cluster = admin.Clusters.First().Name, User = "operator" },
                },
            ],
        };
        var path = Path.Combine(Directory.CreateTempSubdirectory("pyops-test-").FullName, "kubeconfig");
        await File.WriteAllTextAsync(path, KubernetesYaml.Serialize(own));
        return path;
    }

    private static async Task Install()
    {
        var cluster = await TestCluster.Shared;
        await cluster.InstallCrds(
        [
            CrdGenerator.Build(includeCel: cluster.Server >= celSince),
            PolicyCrd.Build(includeCel: cluster.Server >= celSince),
        ]);
        (await cluster.Kubectl(["apply", "--server-side", "--force-conflicts", "-k", Path.Combine(Checkout.Root, "config", "rbac")]))
            .OrThrow("kubectl apply");
    }
}
