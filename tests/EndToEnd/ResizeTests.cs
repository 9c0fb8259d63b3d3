using PyOps.Cluster;
using PyOps.Crds;
using PyOps.EndToEnd.Support;

namespace PyOps.EndToEnd;

/// <summary>Pods that somebody resizes in place, on a server that can.</summary>
public class ResizeTests(Bench bench) : IClassFixture<Bench>
{
    private static readonly TimeSpan soon = TimeSpan.FromMinutes(1);

    [ClusterFact]
    [RequiresKubernetes(1, 33)]
    public async Task A_pod_that_is_resized_in_place_stays_and_is_told_until_the_spec_says_the_same()
    {
        await bench.Services.Create("resized", await bench.Cluster.Image("shop"), spec => spec.Health = new() { Path = "/healthz" });
        await bench.Services.Until("resized", Reasons.Running);
        var pod = (await bench.Services.Pods("resized")).Single();

        const string Resize = """{"spec":{"containers":[{"name":"app","resources":{"requests":{"cpu":"2m"}}}]}}""";
        (await bench.Cluster.Kubectl(
            ["patch", "pod", pod.Metadata.Name, "-n", bench.Namespace, "--subresource", "resize", "--patch", Resize])).OrThrow("resize");

        var told = await Until("resized", service => Drifted(service)?.Reason == Reasons.PodResources);
        Assert.Equal(
            $"pod {pod.Metadata.Name} has other resources than its template: container \"app\" requests.cpu 2m instead of 1m",
            Drifted(told)!.Message);
        Assert.Equal("True", Services.Ready(told)!.Status);
        Assert.Equal(pod.Metadata.Uid, (await bench.Services.Pods("resized")).Single().Metadata.Uid);
        await bench.Services.Patch("resized", """{"spec":{"resources":{"requests":{"cpu":"2m"}}}}""");
        await Until("resized", service => Drifted(service) is null);
    }

    private static k8s.Models.V1Condition? Drifted(PythonService service) => Services.Condition(service, ConditionTypes.Drifted);

    private Task<PythonService> Until(string name, Func<PythonService, bool> satisfied) =>
        Wait.Until(() => bench.Services.Get(name), satisfied, soon, $"PythonService {name} to be told of as it is");
}
