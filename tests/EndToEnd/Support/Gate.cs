using k8s;
using k8s.Models;
using PyOps.Cluster;
using PyOps.Crds;
using PyOps.Crds.Desired;

namespace PyOps.EndToEnd.Support;

/// <summary>Migrations that end when a test says so.</summary>
internal sealed class Gate(TestCluster cluster, string ns)
{
    /// <summary>What spec.migration says for that.</summary>
    public static MigrationSpec Migration => new()
    {
        Command = ["sh", "-c", "while [ ! -e /tmp/go ]; do sleep 0.1; done"],
        TimeoutSeconds = 300,
    };

    /// <summary>The Jobs of a service's migrations.</summary>
    public async Task<IList<V1Job>> Jobs(string service) =>
        (await cluster.Client.BatchV1.ListNamespacedJobAsync(namespaceParameter: ns, labelSelector: Selector(service))).Items;

    /// <summary>The pods of a service's migrations.</summary>
    public async Task<IList<V1Pod>> Pods(string service) =>
        (await cluster.Client.CoreV1.ListNamespacedPodAsync(namespaceParameter: ns, labelSelector: Selector(service))).Items;

    /// <summary>Waits until a migration is at work, and returns its pod.</summary>
    public async Task<V1Pod> UntilRuns(string service)
    {
        var pods = await Wait.Until(
            () => Pods(service), pods => pods.Any(IsAtWork), TimeSpan.FromMinutes(2), $"a migration of {service} to run");
        return Assert.Single(pods, IsAtWork);
    }

    /// <summary>Has the migration in this pod end well.</summary>
    public async Task Open(V1Pod pod) =>
        (await cluster.Kubectl(["exec", "-n", ns, pod.Metadata.Name, "-c", PodRole.Container, "--", "touch", "/tmp/go"]))
            .OrThrow("kubectl exec");

    private static bool IsAtWork(V1Pod pod) =>
        pod.Status.Phase == "Running" && pod.Status.ContainerStatuses.All(status => status.State.Running is not null);

    private static string Selector(string service) =>
        $"{ApiNames.ServiceLabel}={service},{ApiNames.RoleLabel}={PodRole.MigratingName}";
}
