using System.Diagnostics;
using System.Globalization;
using k8s;
using k8s.Models;
using PyOps.Cluster;

namespace PyOps.EndToEnd.Support;

/// <summary>
/// Changes that come faster than anybody can look at them: the status of pods that no node runs, patched by many writers at once.
/// </summary>
internal sealed class Storm(TestCluster cluster, string ns, int pods)
{
    private const int Writers = 32;

    /// <summary>
    /// Makes the pods, as those of the services in turn; they are bound to a node that does not exist, so that nobody runs them.
    /// </summary>
    public Task Create(IReadOnlyList<string> services) => Parallel.ForAsync(
        0, pods, new ParallelOptions { MaxDegreeOfParallelism = Writers }, async (i, cancellation) =>
        {
            var pod = new V1Pod
            {
                Metadata = new V1ObjectMeta
                {
                    Name = Name(i),
                    Labels = new Dictionary<string, string>(StringComparer.Ordinal)
                    {
                        [Crds.ApiNames.ServiceLabel] = services[i % services.Count],
                        [Crds.ApiNames.RoleLabel] = Crds.Desired.PodRole.Serving.Name,
                    },
                },
                Spec = new V1PodSpec
                {
                    NodeName = "nowhere",
                    TerminationGracePeriodSeconds = 0,
                    Containers = [new V1Container { Name = "app", Image = "registry.example.com/web/shop:1" }],
                },
            };
            await cluster.Client.CoreV1.CreateNamespacedPodAsync(body: pod, namespaceParameter: ns, cancellationToken: cancellation);
        });

    /// <summary>Patches without pause for so long; returns how many patches a second the server took.</summary>
    public async Task<double> Blow(TimeSpan duration)
    {
        var watch = Stopwatch.StartNew();
        var patches = 0;
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async _ =>
        {
            while (watch.Elapsed < duration)
            {
                var number = Interlocked.Increment(ref patches);
                await cluster.Client.CoreV1.PatchNamespacedPodStatusAsync(
                    body: new V1Patch(
                        string.Create(CultureInfo.InvariantCulture, $$$"""{"status":{"message":"{{{number}}}"}}"""),
                        V1Patch.PatchType.MergePatch),
                    name: Name(number % pods), namespaceParameter: ns);
            }
        }));
        return patches / watch.Elapsed.TotalSeconds;
    }

    private static string Name(int i) => string.Create(CultureInfo.InvariantCulture, $"drop-{i}");
}
