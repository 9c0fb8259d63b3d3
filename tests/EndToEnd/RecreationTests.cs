using k8s;
using PyOps.Cluster;
using PyOps.Crds;
using PyOps.Crds.Completed;
using PyOps.EndToEnd.Support;

namespace PyOps.EndToEnd;

/// <summary>
/// A service that is deleted and made again at once: what the first one left is no conflict, whatever the second one wants.
/// </summary>
public class RecreationTests(Bench bench) : IClassFixture<Bench>
{
    private static readonly TimeSpan soon = TimeSpan.FromMinutes(2);

    public static TheoryData<string, string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, string>();
            foreach (var cascade in (string[])["background", "foreground", "orphan"])
            {
                foreach (var (first, second) in new[] { ("web", "web"), ("web", "worker"), ("worker", "web"), ("scaled", "web") })
                    cases.Add(cascade, first, second);
            }
            return cases;
        }
    }

    [ClusterTheory]
    [MemberData(nameof(Cases))]
    public async Task What_the_deleted_one_left_is_never_told_as_a_conflict(string cascade, string first, string second)
    {
        var name = $"{cascade}-{first}-{second}";
        await Create(name, first);
        await bench.Services.UntilReady(name, soon);

        (await bench.Cluster.Kubectl(["delete", "pysvc", name, "-n", bench.Namespace, $"--cascade={cascade}"])).OrThrow("kubectl delete");
        await Create(name, second);
        var ready = await bench.Services.UntilReady(name, soon);

        Assert.Empty(await new Likeness(bench, Defaults.Complete(ready), await bench.Facts()).Differences());
        var events = await bench.Cluster.Client.CoreV1.ListNamespacedEventAsync(
            namespaceParameter: bench.Namespace, fieldSelector: $"involvedObject.kind={PythonService.KindName},involvedObject.name={name}");
        Assert.DoesNotContain(events.Items, one => one.Reason == Reasons.NameConflict);
        await bench.Services.Delete(name);
    }

    private async Task Create(string name, string shape) => await bench.Services.Create(name, await bench.Cluster.Image("pause"), spec =>
    {
        spec.Replicas = 0;
        switch (shape)
        {
            case "web":
                spec.Ingress = new() { Host = "shop.example.com" };
                spec.Service = new() { Type = "NodePort" };
                break;
            case "worker":
                spec.Type = ServiceTypes.Worker;
                spec.NetworkPolicy = new();
                break;
            default:
                spec.Type = ServiceTypes.Worker;
                spec.Autoscaling = new() { MinReplicas = 1, MaxReplicas = 2 };
                break;
        }
    });
}
